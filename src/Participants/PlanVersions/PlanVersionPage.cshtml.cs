using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>An action plan as it stood after one of its changes, or at one of its reviews.</summary>
[Authorize(Policy = Permissions.ParticipantsRead)]
public sealed class PlanVersionPage(RequestDatabase database, TimeProvider clock, CaseFrame frame) : CasePage(database, clock, frame)
{
    /// <summary>The change or review the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "version")]
    public Guid Version { get; set; }

    /// <summary>The moment of it; null where there is no such.</summary>
    public DateTimeOffset? At { get; private set; }

    /// <summary>The plan then.</summary>
    public PlanShown Plan { get; private set; } = new([], null);

    /// <inheritdoc/>
    protected override string? TitleKey => "participants.versions.one";

    /// <inheritdoc/>
    protected override bool IsThere => At is not null;

    /// <summary>Shows it.</summary>
    public void OnGet()
    {
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        var history = await PlanVersionsPage.HistoryAsync(Database, Participant, cancellation);
        At = history.Versions.FirstOrDefault(version => version.Id == Version)?.At
            ?? (await PlanReviewRows.OfAsync(Database, Participant, cancellation)).FirstOrDefault(review => review.Id == Version)?.RegisteredAt;
        if (At is { } moment)
        {
            var plan = history.At(moment);
            Plan = PlanShown.Of(plan.Goals, plan.Steps, null);
        }
    }
}
