using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>The user's own account.</summary>
[Authorize(Policy = Permissions.Today)]
public sealed class OwnAccountPage(ChangeOwnAccount change, SecondFactors factors, CurrentUser user) : SamstegPage
{
    /// <summary>Name, telephone, language.</summary>
    [BindProperty]
    public ChangeOwnAccount.Form Input { get; set; } = new();

    /// <summary>The languages, each in its own.</summary>
    public static IReadOnlyList<Choice> Languages { get; } = [new("sv", "Svenska"), new("en", "English")];

    /// <summary>Whether codes from an app are on.</summary>
    public bool HasCodes { get; private set; }

    /// <summary>Whether the holder works here, and is not there for an organisation or for themselves alone.</summary>
    public bool IsStaff => TodayPage.HomeOf(user) is null;

    /// <summary>Whether there is an own calendar for a calendar program.</summary>
    public bool MaySubscribe => user.May(Permissions.CalendarsRead);

    /// <summary>Shows the account.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Input = await change.ReadAsync(cancellation);
        await LoadAsync(cancellation);
    }

    /// <summary>Takes name, telephone and language; the screen follows at once.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = await change.RunAsync(Input, cancellation);
        if (result.IsDone)
        {
            LanguageCookie.Leave(Response, Input.Language);
        }

        return Answer(result, "/mitt-konto", "account.changed");
    }

    private async Task LoadAsync(CancellationToken cancellation) => HasCodes = await factors.IsOnAsync(user.RequiredAccount.Value, cancellation);
}
