using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A participant's absence, for who works with the case: the latest marks, and that it has been seen.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class AbsencePage(RequestDatabase database, TimeProvider clock, CaseFrame frame, AbsenceSigns absences, CurrentUser user) : CasePage(database, clock, frame)
{
    /// <summary>The form.</summary>
    [BindProperty]
    public AbsenceSeenInput Input { get; set; } = new();

    /// <summary>What is known.</summary>
    public AbsenceSigns.Found Found { get; private set; } = null!;

    /// <summary>Whether the user may set when absence is asked about.</summary>
    public bool MaySetRule => user.May(Permissions.ActivitiesEdit, Initiative);

    /// <inheritdoc/>
    protected override string? TitleKey => "absence.title";

    /// <summary>The page.</summary>
    public void OnGet() => Input = new AbsenceSeenInput { SeenThrough = Found.Tail?.LastOn };

    /// <summary>Notes that it has been seen.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        ModelState.IsValid ? Answer(await absences.SeeAsync(Facts, Input, cancellation), Facts.Path, "absence.notice") : Page();

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation) => Found = await absences.FindAsync(Facts, cancellation);
}
