using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Who has signed up for a series, or a session that stands alone; who waits; and who may sign up by themselves.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class SignUpsPage(RequestDatabase database, SignUpTargets targets, ChangeSignUps change, SignUpParticipants signUp, Lists lists, Workspace workspace, Deployment deployment) : SamstegPage
{
    /// <summary>Who may sign up.</summary>
    [BindProperty]
    public OpeningInput Input { get; set; } = new();

    /// <summary>What for.</summary>
    public SignUpTarget Target { get; private set; } = null!;

    /// <summary>How.</summary>
    public SignUpOpening Opening { get; private set; } = null!;

    /// <summary>Guests.</summary>
    public ListPage<Row> Guests { get; private set; } = null!;

    /// <summary>Participants who wait, within the viewer's reach, in order.</summary>
    public WaitingList Waits { get; private set; } = WaitingList.None;

    /// <summary>Address of the public page.</summary>
    public string PublicAddress => new Uri(deployment.Address, $"/anmalan/{Opening.Code}").ToString();

    /// <summary>The page, or the guests as a file.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, Guid target, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, target, isLocked: false, cancellation))
        {
            return NotFound();
        }

        if (ListRequest.Of(Request).Export is not null)
        {
            return await lists.ExportAsync(GuestsOf(Opening), ListRequest.Of(Request), "sign-ups", initiative, cancellation);
        }

        Input = new OpeningInput
        {
            TakesGuests = Opening.TakesGuests, TakesParticipants = Opening.TakesParticipants, MostSeats = Opening.MostSeats,
            ClosesOn = Opening.ClosesAt is { } closes ? SwedishTime.DateOf(closes.AddTicks(-1)) : null,
        };
        return Page();
    }

    /// <summary>Opens or closes it.</summary>
    public async Task<IActionResult> OnPostAsync(InitiativeId initiative, Guid target, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, target, isLocked: true, cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await change.OpenAsync(Target, Input, cancellation), Target.SignUpPath, "sign_up.changed") : Page();
    }

    /// <summary>Cancels a guest.</summary>
    public async Task<IActionResult> OnPostCancelAsync(InitiativeId initiative, Guid target, Guid guest, CancellationToken cancellation) =>
        await targets.LockAsync(initiative, target, cancellation) is { } found && await change.CancelAsync(found, guest, cancellation)
            ? Done(found.SignUpPath, "sign_up.cancelled")
            : NotFound();

    /// <summary>The guests of an opening, as they are listed.</summary>
    internal static ListDefinition<Row> GuestsOf(SignUpOpening opening) => new ListDefinition<Row>("sign_up.guests", Sql.Of($"""
            select g.id, g.name, g.email, coalesce(o.name, nullif(g.organisation_name, '')) as organisation, g.seats, nullif(g.others, '') as others, g.state, g.source, g.made_at
            from guest_sign_ups g left join organisations o on o.id = g.organisation_id where g.opening_id = {opening.Id}
            """), static row => row.Id)
        .Text("sign_up.name", static row => row.Name, sort: "name")
        .Text("sign_up.organisation", static row => row.Organisation, sort: "organisation")
        .Status("sign_up.state", static row => $"sign_up_state.{SnakeCase.Of(row.State.ToString())}", static row => row.State switch { SignUpState.Confirmed => Tone.Ok, SignUpState.Waiting => Tone.Late, _ => Tone.Neutral }, sort: "state",
            sortValue: static row => SnakeCase.Of(row.State.ToString()))
        .Text("sign_up.email", static row => row.Email, sort: "email")
        .Number("sign_up.seats", static row => row.Seats, sort: "seats")
        .Moment("sign_up.made_at", static row => row.MadeAt, sort: "made_at")
        .Column(new("sign_up.others", ListCellKind.Text, static row => row.Others, NullKey: "sign_up.others.none"))
        .SearchedBy("name", "organisation", "email")
        .SortedBy("made_at");

    private async Task<bool> LoadAsync(InitiativeId initiative, Guid target, bool isLocked, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        if ((isLocked ? await targets.LockAsync(initiative, target, cancellation) : await targets.FindAsync(initiative, target, cancellation)) is not { } found
            || await workspace.OpenAsync(initiative, "sign_up.title", cancellation, T["sign_up.title_of", found.Name]) is null)
        {
            return false;
        }

        Target = found;
        Opening = await targets.FindOpeningAsync(found, cancellation);
        Guests = await lists.PageAsync(GuestsOf(Opening), ListRequest.Of(Request), cancellation);
        Waits = await signUp.WaitingAsync(initiative, target, cancellation);
        return true;
    }

    /// <summary>A guest.</summary>
    public sealed record Row(Guid Id, string Name, string Email, string? Organisation, int Seats, string? Others, SignUpState State, SignUpSource Source, DateTimeOffset MadeAt);
}
