using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>One's own keys to the API.</summary>
[Authorize(Policy = Permissions.Today), RequiresFreshSignIn]
public sealed class OwnTokensPage(IssueToken issue, Tokens tokens, CurrentUser user, TimeProvider clock) : SamstegPage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public TokenInput Input { get; set; } = new();

    /// <summary>What is shown.</summary>
    public TokensView View { get; private set; } = null!;

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Input.ExpiresOn = clock.Today().AddMonths(3);
        await LoadAsync(null, cancellation);
    }

    /// <summary>Makes one, and shows it this once.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(null, cancellation);
            return Page();
        }

        var (result, token) = await issue.RunAsync(user.RequiredAccount, Input, Offered, cancellation);
        if (result.IsDone)
        {
            ModelState.Clear();
            Input = new TokenInput { ExpiresOn = Input.ExpiresOn };
        }

        await LoadAsync(token, cancellation);
        return result.IsDone ? Page() : Refused(result);
    }

    /// <summary>Revokes one.</summary>
    public async Task<IActionResult> OnPostRevokeAsync(Guid token, CancellationToken cancellation)
    {
        ModelState.Clear();
        return Answer(await tokens.RevokeAsync(user.RequiredAccount, token, cancellation), "/mitt-konto/atkomstnycklar", "api.token.revoked");
    }

    private List<string> Offered => [.. ApiScopes.All.Where(scope => ApiScopes.PermissionsOf(scope).Any(user.May))];

    private async Task LoadAsync(string? made, CancellationToken cancellation) =>
        View = new TokensView(Input, await tokens.OfAsync(user.RequiredAccount, cancellation), Offered, made, clock.Today());
}

/// <summary>Keys and the form for a new one, one's own or a machine's.</summary>
/// <param name="Input">The form.</param>
/// <param name="Rows">The keys.</param>
/// <param name="Offered">Scopes to choose among.</param>
/// <param name="Made">The key just made, shown this once; null when none was.</param>
/// <param name="Today">Today.</param>
public sealed record TokensView(TokenInput Input, IReadOnlyList<TokenRow> Rows, IReadOnlyList<string> Offered, string? Made, DateOnly Today)
{
    /// <summary>The scopes as alternatives.</summary>
    public IReadOnlyList<Choice> Scopes(Texts texts) => [.. Offered.Select(scope => new Choice(scope, InWords(texts, scope)))];

    /// <summary>A scope in words.</summary>
    public static string InWords(Texts texts, string scope) => texts.Find($"api.scope.{scope.Replace(':', '_')}") ?? scope;
}
