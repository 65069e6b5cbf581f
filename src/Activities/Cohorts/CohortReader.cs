using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A cohort as its pages show it.</summary>
public sealed record CohortFacts(Guid Id, InitiativeId InitiativeId, string Name, int Capacity)
{
    /// <summary>Address.</summary>
    public string Path => CohortPaths.Of(InitiativeId, Id);
}

/// <summary>A phase of it.</summary>
public sealed record CohortPhaseRow(Guid Id, string Name, DateOnly? StartsOn, DateOnly? EndsOn);

/// <summary>A member with how it goes.</summary>
public sealed record CohortMemberView(Guid Id, OrganisationId OrganisationId, string Organisation, DateOnly JoinedOn, DateOnly? LeftOn, string LeftReason, CohortCourse Course);

/// <summary>Addresses of cohorts.</summary>
internal static class CohortPaths
{
    /// <summary>All of an initiative.</summary>
    public static string List(InitiativeId initiative) => $"{Paths.Activities(initiative)}/kohorter";

    /// <summary>One.</summary>
    public static string Of(InitiativeId initiative, Guid cohort) => $"{List(initiative)}/{cohort}";

    /// <summary>A member of one.</summary>
    public static string Member(InitiativeId initiative, Guid cohort, Guid member) => $"{Of(initiative, cohort)}/foretag/{member}";
}

/// <summary>Reads cohorts, in the viewer's own scope.</summary>
public sealed class CohortReader(RequestDatabase database)
{
    /// <summary>The cohort, or null when the initiative has none such.</summary>
    public Task<CohortFacts?> FindAsync(InitiativeId initiative, Guid cohort, CancellationToken cancellation) => database.FindAsync<CohortFacts>(Sql.Of($"""
        select id, initiative_id, name, capacity from cohorts where id = {cohort} and initiative_id = {initiative}
        """), cancellation);

    /// <summary>The cohort once nobody else is writing about it: whoever adds members, moves them or changes phases begins here.</summary>
    public async Task<CohortFacts?> LockAsync(InitiativeId initiative, Guid cohort, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"select from cohorts where id = {cohort} and initiative_id = {initiative} for no key update"), cancellation);
        return await FindAsync(initiative, cohort, cancellation);
    }

    /// <summary>Its phases, in order.</summary>
    public Task<IReadOnlyList<CohortPhaseRow>> PhasesAsync(Guid cohort, CancellationToken cancellation) => database.QueryAsync<CohortPhaseRow>(Sql.Of($"""
        select id, name, starts_on, ends_on from cohort_phases where cohort_id = {cohort} order by position, id
        """), cancellation);

    /// <summary>All members there have been, by name.</summary>
    public async Task<IReadOnlyList<CohortMemberView>> MembersAsync(Guid cohort, CancellationToken cancellation)
    {
        var steps = (await database.QueryAsync<StepRow>(Sql.Of($"""
            select m.id, m.member_id, m.phase_id, m.occurred_on from cohort_moves m join cohort_members b on b.id = m.member_id
            where b.cohort_id = {cohort} and m.superseded_at is null order by m.occurred_on, m.registered_at, m.id
            """), cancellation)).ToLookup(static row => row.MemberId, static row => new CohortStep(row.Id, row.PhaseId, row.OccurredOn));
        return
        [
            .. (await database.QueryAsync<MemberRow>(Sql.Of($"""
                select b.id, b.organisation_id, o.name as organisation, b.joined_on, b.left_on, b.left_reason
                from cohort_members b join organisations o on o.id = b.organisation_id
                where b.cohort_id = {cohort} order by o.name collate "sv-x-icu", b.joined_on, b.id
                """), cancellation)).Select(row => new CohortMemberView(
                    row.Id, row.OrganisationId, row.Organisation, row.JoinedOn, row.LeftOn, row.LeftReason, new CohortCourse([.. steps[row.Id]], row.LeftOn))),
        ];
    }

    private sealed record StepRow(Guid Id, Guid MemberId, Guid? PhaseId, DateOnly OccurredOn);

    private sealed record MemberRow(Guid Id, OrganisationId OrganisationId, string Organisation, DateOnly JoinedOn, DateOnly? LeftOn, string LeftReason);
}
