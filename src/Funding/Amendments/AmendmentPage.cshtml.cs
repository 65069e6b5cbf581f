using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>An amendment that is being made: what differs from what is agreed, and from that who decides it and who signs anew.</summary>
[Authorize(Policy = Permissions.ApplicationsRead)]
public sealed class AmendmentPage(ApplicationDesk desk, AmendmentReader reader, EndAmendment end) : ApplicationFrame(desk)
{
    /// <summary>Why it comes to nothing.</summary>
    [BindProperty, MaxLength(2000)]
    public string? Note { get; set; }

    /// <summary>The amendment; null when nothing is being amended.</summary>
    public Amendment? Found { get; private set; }

    /// <summary>The parties that sign it.</summary>
    public IReadOnlyList<SigningParty> Signers { get; private set; } = [];

    /// <summary>Roles that people still have for organisations that leave.</summary>
    public IReadOnlyList<HeldRoles> Roles { get; private set; } = [];

    /// <summary>Whether the viewer can end it.</summary>
    public bool MayEnd => (MayWrite || Viewer.May(Permissions.ApplicationsPrepare, Initiative)) && Draft.Application.State.After(ApplicationAct.KeepAgreement) is not null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    /// <summary>Ends it: what is agreed goes on.</summary>
    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : Found is not null && !MayEnd ? StatusCode(StatusCodes.Status403Forbidden)
        : !ModelState.IsValid ? Page()
        : Answer(await end.RunAsync(Draft, Note, cancellation), AgreementPaths.Of(Initiative), "amendments.notice.ended");

    /// <summary>A change in words.</summary>
    public string Words(AmendmentChange change) => T[change.Key, [.. change.Arguments.Select(argument => (object?)(argument switch
    {
        DateOnly day => Display.Day(day),
        decimal money => Display.Money(money),
        null => T["amendments.nothing"],
        _ => argument,
    }))]];

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("amendments.title", cancellation))
        {
            return false;
        }

        Chrome.Crumb(T["applications.title"], Path).Crumb(T["agreements.title"], AgreementPaths.Of(Initiative));
        Found = await reader.FindAsync(Draft, cancellation);
        Roles = Found is { Leaving.Count: > 0 } ? await reader.RolesAsync(Initiative, Found, cancellation) : [];
        Signers = Found is null ? [] : WhoSigns.Touched(SigningParties.Of(Draft.Answers), PlanReader.Of(Draft.Answers), Found.Difference);
        return true;
    }
}
