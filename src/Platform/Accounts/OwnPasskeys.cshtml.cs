using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>The user's passkeys: add and remove.</summary>
[Authorize(Policy = Permissions.Today), RequiresFreshSignIn]
public sealed class OwnPasskeysPage(Passkeys passkeys, SignIns signIns, Outbox outbox, CurrentUser user) : SamstegPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Those there are.</summary>
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellation) =>
        Rows = [.. (await passkeys.ReadAsync(user.RequiredAccount, cancellation)).Select(static key => new Row(Base64Url.EncodeToString(key.CredentialId), key.Name, key.CreatedAt))];

    /// <summary>What the browser needs to make one.</summary>
    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken cancellation) =>
        Content(await passkeys.CreationOptionsAsync(user.RequiredAccount, cancellation), "application/json");

    /// <summary>Takes what the browser made.</summary>
    public async Task<IActionResult> OnPostAddAsync(string? credential, CancellationToken cancellation)
    {
        await OnGetAsync(cancellation);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (!await passkeys.AddAsync(user.RequiredAccount, Input.Name.Trim(), credential, cancellation))
        {
            return Refused(Result.Refused(nameof(Input.Name), "passkeys.failed"));
        }

        await signIns.ProveAsync(SignInMethod.Passkey, cancellation);
        await outbox.TellAsync(MessageKinds.SecurityChanged, user.RequiredAccount, "/mitt-konto", cancellation: cancellation);
        return Done("/mitt-konto/nycklar", "passkeys.added");
    }

    /// <summary>Removes one.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(string? id, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await passkeys.RemoveAsync(user.RequiredAccount, id, cancellation))
        {
            return NotFound();
        }

        await outbox.TellAsync(MessageKinds.SecurityChanged, user.RequiredAccount, "/mitt-konto", cancellation: cancellation);
        return Done("/mitt-konto/nycklar", "passkeys.removed");
    }

    /// <summary>What to call it.</summary>
    public sealed class Form
    {
        /// <summary>Name.</summary>
        [Required(ErrorMessage = "passkeys.name.missing"), StringLength(60)]
        public string Name { get; set; } = string.Empty;
    }

    /// <summary>One of them.</summary>
    public sealed record Row(string Id, string? Name, DateTimeOffset CreatedAt);
}
