using Microsoft.AspNetCore.Authorization;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Who has read about the participant, day by day.</summary>
[Authorize(Policy = Permissions.OwnPage)]
public sealed class OwnReadersPage(RequestDatabase database, TimeProvider clock) : OwnPage(database, clock)
{
    private const int Most = 500;

    /// <summary>One row a day, reader, way and reason; the latest first.</summary>
    public IReadOnlyList<OwnReading> Readings { get; private set; } = [];

    /// <summary>Whether there are more than are shown.</summary>
    public bool HasMore => Readings.Count == Most;

    /// <summary>Shows it.</summary>
    public void OnGet()
    {
    }

    protected override async Task LoadAsync(CancellationToken cancellation) => Readings = await Database.OwnAsync<OwnReading>(Sql.Of($"""
        select (e.at at time zone 'Europe/Stockholm')::date as day, a.display_name as who, e.account_id = access.account() as is_own, case when e.subject_kind = 'check_in_weeks' then 'check_in' else e.action end as action, e.reason, count(*) as times
        from audit_entries e left join accounts a on a.id = e.account_id
        where e.participant_id = {Facts.ParticipantId}
        group by 1, 2, 3, 4, 5
        order by 1 desc, 2, 4 limit {Most}
        """), cancellation);
}

/// <summary>How often somebody read about the participant on a day, in one way.</summary>
/// <param name="Day">The day.</param>
/// <param name="Who">The reader; null for the program itself.</param>
/// <param name="IsOwn">Whether it was the participant.</param>
/// <param name="Action">How: read, searched, opened_outside, exported, revealed; check_in: a supervisor opened the week's question by its link.</param>
/// <param name="Reason">Why, where it was said.</param>
/// <param name="Times">How often.</param>
public sealed record OwnReading(DateOnly Day, string? Who, bool? IsOwn, string Action, string? Reason, long Times);
