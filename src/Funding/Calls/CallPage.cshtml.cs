using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A call: what it is about, until when, for whom.</summary>
[Authorize(Policy = Permissions.CallsRead)]
public sealed class CallPage(RequestDatabase database, SaveCall save, FunderForms forms, OrganisationChoices organisations, CurrentUser user, TimeProvider clock) : SamstegPage
{
    /// <summary>The call of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Call { get; set; }

    /// <summary>Whom to invite.</summary>
    [BindProperty]
    public InviteInput Input { get; set; } = new();

    /// <summary>The call.</summary>
    public Call Found { get; private set; } = null!;

    /// <summary>How it stands.</summary>
    public CallState State { get; private set; }

    /// <summary>The form's name and version.</summary>
    public string FormName { get; private set; } = string.Empty;

    internal IReadOnlyList<InvitedRow> Invited { get; private set; } = [];

    /// <summary>Organisations to invite.</summary>
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    /// <summary>Whether the viewer changes calls.</summary>
    public bool MayEdit => user.May(Permissions.CallsEdit);

    /// <summary>Its address.</summary>
    public string Path => CallPaths.Of(Call);

    /// <summary>Address of the form as who applies sees it.</summary>
    public string FormPath => FormPaths.Of(Found.FormKey, Found.FormVersion);

    /// <summary>Where an application to it is begun; null while it takes none, and where the viewer may not.</summary>
    public string? BeginPath => State == CallState.Open && user.May(Permissions.ApplicationsEdit) ? $"/ansokningar/ny?utlysning={Call}" : null;

    /// <summary>Its applications; null where the viewer reads none.</summary>
    public string? ListPath => user.May(Permissions.ApplicationsRead) ? $"/ansokningar?Call={Call}" : null;

    /// <summary>Until when it takes applications.</summary>
    public string Until => Found.ClosesOn is { } last ? CallWords.Until(last, clock.Today(), T) : T["calls.until_closed"];

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    /// <summary>Closes it.</summary>
    public Task<IActionResult> OnPostCloseAsync(CancellationToken cancellation) => EditingAsync(async () => Answer(await save.CloseAsync(Call, isClosed: true, cancellation), Path, "calls.notice.closed"));

    /// <summary>Opens it again.</summary>
    public Task<IActionResult> OnPostOpenAsync(CancellationToken cancellation) => EditingAsync(async () => Answer(await save.CloseAsync(Call, isClosed: false, cancellation), Path, "calls.notice.opened"));

    /// <summary>Invites an organisation.</summary>
    public Task<IActionResult> OnPostInviteAsync(CancellationToken cancellation) => EditingAsync(async () =>
        !await LoadAsync(cancellation) ? NotFound()
        : Answer(ModelState.IsValid ? await save.InviteAsync(Call, Input.Organisation, cancellation) : Result.Refused(nameof(InviteInput.Organisation), "calls.problem.organisation"), Path + "#inbjudna", "calls.notice.invited"));

    /// <summary>Takes an invitation back.</summary>
    public Task<IActionResult> OnPostUninviteAsync(OrganisationId organisation, CancellationToken cancellation) => EditingAsync(async () =>
    {
        await save.UninviteAsync(Call, organisation, cancellation);
        return Done(Path + "#inbjudna", "calls.notice.uninvited");
    });

    private async Task<IActionResult> EditingAsync(Func<Task<IActionResult>> edit) => MayEdit ? await edit() : StatusCode(StatusCodes.Status403Forbidden);

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await database.Context.Set<Call>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == Call, cancellation) is not { } call)
        {
            return false;
        }

        (Found, State) = (call, call.StateAt(clock.GetUtcNow()));
        Chrome.Page(call.Name.ToString(), CallWords.Line(call, clock.Today(), T)).Crumb(T["calls.title"], "/utlysningar");
        FormName = await forms.FindAsync(call.FormKey, call.FormVersion, cancellation) is { } form ? T["funder_forms.named", form.Name, form.Version] : call.FormKey;
        if (call.Kind == CallKind.ByInvitation)
        {
            Invited = await database.QueryAsync<InvitedRow>(Sql.Of($"""
                select o.id, o.name from call_invitations c join organisations o on o.id = c.organisation_id where c.call_id = {Call} order by o.name collate "sv-x-icu", o.id
                """), cancellation);
            Organisations = MayEdit ? await organisations.ChoicesAsync(cancellation) : [];
        }

        return true;
    }

    /// <summary>Whom to invite.</summary>
    public sealed record InviteInput
    {
        /// <summary>The organisation.</summary>
        public OrganisationId? Organisation { get; init; }
    }
}

/// <summary>An organisation that is invited.</summary>
internal sealed record InvitedRow(Guid Id, string Name);
