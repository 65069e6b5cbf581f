using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>Turns codes from an app on and off, and gives recovery codes.</summary>
[Authorize(Policy = Permissions.Today), RequiresFreshSignIn]
public sealed class OwnCodesPage(SecondFactors factors, SignInAttempts attempts, SignIns signIns, Outbox outbox, CurrentUser user, AssociationSettings settings) : SamstegPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Whether codes are on.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Whether one of the user's roles asks for more than a password.</summary>
    public bool IsAskedOfRole => user.Roles.Any(held => settings.Current.AsksForMore(held.Role, SignInMethod.Password));

    /// <summary>How many recovery codes are left.</summary>
    public long RecoveryCodesLeft { get; private set; }

    /// <summary>New recovery codes, shown this once.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>For the app's camera; null when nothing waits to be set up.</summary>
    public QrPicture? Picture { get; private set; }

    /// <summary>The same, for an app on the telephone that shows the page.</summary>
    public string? AppAddress { get; private set; }

    /// <summary>The same, to type.</summary>
    public string? Key { get; private set; }

    private Guid Account => user.RequiredAccount.Value;

    /// <summary>Shows how it is.</summary>
    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    /// <summary>Makes a secret for the app.</summary>
    public async Task<IActionResult> OnPostBeginAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        await factors.BeginAsync(Account, cancellation);
        return LocalRedirect("/mitt-konto/tvasteg");
    }

    /// <summary>Turns codes on, when the app shows the right one.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellation)
    {
        if (ModelState.IsValid && await factors.ConfirmAsync(Account, Input.Code, cancellation) is { } codes)
        {
            RecoveryCodes = codes;
            await signIns.ProveAsync(SignInMethod.Code, cancellation);
            await outbox.TellAsync(MessageKinds.SecurityChanged, user.RequiredAccount, "/mitt-konto", cancellation: cancellation);
            return Page();
        }

        await LoadAsync(cancellation);
        return Refused(Result.Refused(nameof(Input.Code), "signin.code.wrong"));
    }

    /// <summary>Gives new recovery codes; the old ones no longer work.</summary>
    public async Task<IActionResult> OnPostRecoveryAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        await LoadAsync(cancellation);
        if (!IsOn)
        {
            return NotFound();
        }

        RecoveryCodes = await factors.NewRecoveryCodesAsync(Account, cancellation);
        return Page();
    }

    /// <summary>Turns codes off.</summary>
    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        await factors.EndAsync(Account, cancellation);
        await outbox.TellAsync(MessageKinds.SecurityChanged, user.RequiredAccount, "/mitt-konto", cancellation: cancellation);
        return Done("/mitt-konto", "codes.ended");
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        IsOn = await factors.IsOnAsync(Account, cancellation);
        RecoveryCodesLeft = IsOn ? await factors.RecoveryCodesLeftAsync(Account, cancellation) : 0;
        if (!IsOn && await factors.WaitingAsync(Account, cancellation) is { } secret)
        {
            var account = (await attempts.FindAsync(Account, cancellation))!;
            Key = Totp.Readable(secret);
            AppAddress = Totp.Address(secret, "Samsteg", account.Email ?? account.DisplayName);
            Picture = QrPicture.Of(AppAddress);
        }
    }

    /// <summary>The code.</summary>
    public sealed class Form
    {
        /// <summary>Six digits.</summary>
        [Required(ErrorMessage = "signin.code.missing"), StringLength(40)]
        public string Code { get; set; } = string.Empty;
    }
}
