using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Something that happened to a plan: a change, or a review.</summary>
/// <param name="Id">By which the plan as it stood then is named.</param>
/// <param name="At">When.</param>
/// <param name="By">Name of who did it.</param>
/// <param name="Changes">What was changed.</param>
/// <param name="Review">The review; null for a change.</param>
public sealed record PlanEvent(Guid Id, DateTimeOffset At, string By, IReadOnlyList<PlanChange> Changes, PlanReviewRow? Review);

/// <summary>What has happened to an action plan, the latest first.</summary>
[Authorize(Policy = Permissions.ParticipantsRead)]
public sealed class PlanVersionsPage(RequestDatabase database, TimeProvider clock, CaseFrame frame) : CasePage(database, clock, frame)
{
    /// <summary>The changes and reviews.</summary>
    public IReadOnlyList<PlanEvent> Events { get; private set; } = [];

    /// <inheritdoc/>
    protected override string? TitleKey => "participants.versions.title";

    /// <summary>Shows them.</summary>
    public void OnGet()
    {
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        var history = await HistoryAsync(Database, Participant, cancellation);
        var names = (await Database.QueryAsync<Named>(Sql.Of(
            $"select id, display_name as name from accounts where id = any ({history.Versions.Select(static version => version.By).Distinct().ToArray()})"), cancellation))
            .ToDictionary(static named => named.Id, static named => named.Name);
        var reviews = await PlanReviewRows.OfAsync(Database, Participant, cancellation);
        Events =
        [
            .. history.Versions.Select(version => new PlanEvent(version.Id, version.At, names.GetValueOrDefault(version.By, string.Empty), version.Changes, null))
                .Concat(reviews.Select(static review => new PlanEvent(review.Id, review.RegisteredAt, review.RegisteredBy, [], review)))
                .OrderByDescending(static happened => happened.At),
        ];
    }

    /// <summary>All rows that a participant's plan has had.</summary>
    internal static async Task<PlanHistory> HistoryAsync(RequestDatabase database, ParticipantId participant, CancellationToken cancellation) => new(
        await database.Context.Set<ActionGoal>().AsNoTracking().Where(goal => goal.ParticipantId == participant).ToListAsync(cancellation),
        await database.Context.Set<ActionStep>().AsNoTracking().Where(step => step.ParticipantId == participant).ToListAsync(cancellation));

    private sealed record Named(Guid Id, string Name);
}
