using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What a participant is told about what is registered: to read together or print, in plain and easy Swedish and in English; and that it was told.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class InformationPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, CurrentUser user, TellInformation tell) : CasePage(database, clock, frame)
{
    [BindProperty]
    public InformationInput Input { get; set; } = new();

    /// <summary>The words it is shown in.</summary>
    [BindProperty(SupportsGet = true, Name = "sprak")]
    public string? LeafletName { get; set; }

    /// <summary>The words it is shown in; plain Swedish unless asked.</summary>
    public LeafletLanguage Leaflet => LeafletLanguages.Named(LeafletName);

    /// <summary>How far the enrolment is.</summary>
    public EnrolmentProgress Progress { get; private set; } = null!;

    /// <summary>What was told; null when nothing was.</summary>
    public GivenInformation? Given { get; private set; }

    /// <summary>The organisation that runs the initiative, and the one the viewer works for.</summary>
    public LeafletFacts Organisations { get; private set; } = null!;

    protected override string? TitleKey => "participants.information.title";

    public void OnGet() => (Input.GivenOn, Input.Language) = (Today, T["participants.information.swedish"]);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) => ModelState.IsValid
        ? Answer(await tell.RunAsync(Facts, Input, cancellation), Progress.HasBackground ? Facts.Path : $"{Facts.Path}/bakgrund", "participants.notice.information")
        : Page();

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        Progress = await EnrolmentProgress.OfAsync(Database, Participant, cancellation);
        Given = await tell.FindAsync(Participant, cancellation);
        Organisations = (await Database.FindAsync<LeafletFacts>(Sql.Of($"""
            select o.name as owner, (select k.name from organisations k where k.id = {user.OrganisationIn(Initiative)}::uuid) as keeper, {LocalText.Column("i.name")} as initiative
            from initiatives i join organisations o on o.id = i.owner_id where i.id = {Initiative}
            """), cancellation))!;
    }
}

/// <summary>Who is named in what a participant is told.</summary>
/// <param name="Owner">Who runs the initiative.</param>
/// <param name="Keeper">Whom the viewer works for; null when that is not said.</param>
/// <param name="Initiative">Its name.</param>
public sealed record LeafletFacts(string Owner, string? Keeper, string Initiative);
