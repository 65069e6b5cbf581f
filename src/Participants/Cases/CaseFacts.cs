using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Whether somebody takes part.</summary>
public enum ParticipantStatus
{
    /// <summary>Takes part.</summary>
    Enrolled,

    /// <summary>Has left.</summary>
    Exited,
}

/// <summary>A case as commands and pages need to know it before anything else; only for those it is open to.</summary>
/// <param name="ParticipantId">Who.</param>
/// <param name="InitiativeId">Where.</param>
/// <param name="Reference">The short code.</param>
/// <param name="IsProtected">Whether the identity is protected.</param>
/// <param name="Name">Null for a protected identity.</param>
/// <param name="BirthDate">Null for a protected identity.</param>
/// <param name="Phone">Null when not known.</param>
/// <param name="Email">Null when not known.</param>
/// <param name="HasNumber">Whether a personal number is kept.</param>
/// <param name="EnrolmentId">The standing version of the enrolment.</param>
/// <param name="EnrolledOn">The day of enrolment.</param>
/// <param name="Gender">As registered.</param>
/// <param name="TargetGroup">Code of the target group.</param>
/// <param name="TargetGroupName">Its name; null when the plan no longer has it.</param>
/// <param name="ReferrerOrganisationId">Who referred.</param>
/// <param name="ReferrerName">Its name.</param>
/// <param name="ExitId">The standing exit; null while enrolled.</param>
/// <param name="ExitedOn">The day of exit.</param>
/// <param name="ExitReason">Why.</param>
/// <param name="ParticipantOutcome">What it led to, in words.</param>
/// <param name="LatestEntryOn">Day of the latest re-entry, or of the enrolment.</param>
/// <param name="ReEntryId">The latest re-entry; null when there is none.</param>
/// <param name="CoachAccountId">Today's coach.</param>
/// <param name="CoachName">The coach's name.</param>
/// <param name="CoachSince">Since when.</param>
/// <param name="StartsOn">First day of the initiative.</param>
/// <param name="EndsOn">Last day of the initiative.</param>
/// <param name="IntakeEndsOn">Last day of intake; null when none is set.</param>
/// <param name="IsOnlyOpened">Whether the file is open to the user only because it was opened, outside the own cases: it is read then.</param>
/// <param name="Version">Version of the participant's row.</param>
public sealed record CaseFacts(
    ParticipantId ParticipantId, InitiativeId InitiativeId, string Reference, bool IsProtected, string? Name, DateOnly? BirthDate,
    string? Phone, string? Email, bool HasNumber,
    Guid EnrolmentId, DateOnly EnrolledOn, Gender Gender, string TargetGroup, string? TargetGroupName,
    OrganisationId? ReferrerOrganisationId, string? ReferrerName,
    Guid? ExitId, DateOnly? ExitedOn, ExitReason? ExitReason, string? ParticipantOutcome,
    DateOnly LatestEntryOn, Guid? ReEntryId,
    AccountId? CoachAccountId, string? CoachName, DateOnly? CoachSince,
    DateOnly StartsOn, DateOnly EndsOn, DateOnly? IntakeEndsOn, bool IsOnlyOpened, uint Version)
{
    /// <summary>Whether the participant takes part.</summary>
    public ParticipantStatus Status => ExitId is null ? ParticipantStatus.Enrolled : ParticipantStatus.Exited;

    /// <summary>Whether the participant has left and could take part again: not who died or was registered by mistake.</summary>
    public bool CanReturn => ExitReason is not (null or Participants.ExitReason.Deceased or Participants.ExitReason.Misregistered);

    /// <summary>When the initiative runs and takes people in.</summary>
    public InitiativePeriod Period => new(StartsOn, EndsOn, IntakeEndsOn);

    /// <summary>The page of the file.</summary>
    public string Path => CasePaths.File(InitiativeId, ParticipantId);

    /// <summary>The case of a participant in that initiative, or null when there is none or it is closed to the user.</summary>
    internal static Task<CaseFacts?> FindAsync(
        RequestDatabase database, InitiativeId initiative, ParticipantId participant, DateOnly today, CancellationToken cancellation) =>
        database.FindAsync<CaseFacts>(Sql.Of($"""
            select p.id as participant_id, p.initiative_id, p.reference, p.is_protected, p.name, d.birth_date, d.phone, d.email,
                   d.number_hash is not null as has_number,
                   e.id as enrolment_id, e.occurred_on as enrolled_on, e.gender, e.target_group, {LocalText.Column("g.name")} as target_group_name,
                   e.referrer_organisation_id, o.name as referrer_name,
                   x.id as exit_id, x.occurred_on as exited_on, x.reason as exit_reason, x.participant_outcome,
                   coalesce(r.occurred_on, e.occurred_on) as latest_entry_on, r.id as re_entry_id,
                   c.account_id as coach_account_id, a.display_name as coach_name, c.valid_from as coach_since,
                   i.starts_on, i.ends_on, i.intake_ends_on, {CaseSql.IsOnlyOpened} as is_only_opened, p.xmin as version
            from participants p
            join participant_details d on d.participant_id = p.id
            join initiatives i on i.id = p.initiative_id
            join enrolments e on e.participant_id = p.id and e.superseded_at is null
            left join initiative_target_groups g on g.initiative_id = p.initiative_id and g.code = e.target_group
            left join organisations o on o.id = e.referrer_organisation_id
            left join exits x on x.participant_id = p.id and x.superseded_at is null
            left join lateral (select re.id, re.occurred_on from re_entries re where re.participant_id = p.id and re.superseded_at is null order by re.occurred_on desc limit 1) r on true
            left join lateral ({CaseSql.CoachOn(today)}) c on true
            left join accounts a on a.id = c.account_id
            where p.id = {participant} and p.initiative_id = {initiative} and {CaseSql.IsOpen}
            """), cancellation);
}

/// <summary>Addresses of the pages about a participant.</summary>
internal static class CasePaths
{
    public static string List(InitiativeId initiative) => $"/insatser/{initiative}/deltagare";

    public static string New(InitiativeId initiative) => $"{List(initiative)}/ny";

    public static string File(InitiativeId initiative, ParticipantId participant) => $"/insatser/{initiative}/deltagare/{participant}";
}

/// <summary>Pieces of SQL over <c>participants p</c>.</summary>
internal static class CaseSql
{
    /// <summary>Whether the file is open to the user: a case, not somebody only covered.</summary>
    public static Sql IsOpen { get; } = Sql.Raw("""
        (p.initiative_id = any ((select access.ids('samsteg.case_initiatives'))::uuid[]) or p.id = any ((select access.ids('samsteg.cases'))::uuid[]))
        """);

    /// <summary>Whether the file is open to the user only because it was opened.</summary>
    public static Sql IsOnlyOpened { get; } = Sql.Of($"p.id = {OnlyOpened.Any}");

    /// <summary>Whether the user may know whose reference it is: anybody's who reaches it, of a protected identity only who is named for it.</summary>
    public static Sql MayBeIdentified { get; } = Sql.Raw("""
        (not p.is_protected or exists (select from identity_readers ir where ir.participant_id = p.id and ir.account_id = (select access.account()) and ir.ended_at is null))
        """);

    /// <summary>Whether the participant has not left.</summary>
    public static Sql TakesPart { get; } = Sql.Raw("not exists (select from exits x where x.participant_id = p.id and x.superseded_at is null)");

    /// <summary>Whether there is a goal, and a step that is not dropped.</summary>
    public static Sql HasPlan { get; } = Sql.Raw("""
        exists (select from action_goals go where go.participant_id = p.id and go.superseded_at is null)
        and exists (select from action_steps st where st.participant_id = p.id and st.superseded_at is null and st.state <> 'dropped')
        """);

    /// <summary>Whether an exit that stands has a follow-up that nobody has answered.</summary>
    public static Sql HasFollowUpLeft { get; } = Sql.Raw("""
        exists (select from exit_follow_ups f join exits x on x.id = f.exit_id and x.superseded_at is null
                where f.participant_id = p.id
                  and not exists (select from exit_follow_up_answers w where w.follow_up_id = f.id and w.superseded_at is null))
        """);

    /// <summary>Whether a step should have been taken before that day.</summary>
    public static Sql HasOverdueStep(DateOnly today) => Sql.Of($"""
        exists (select from action_steps st where st.participant_id = p.id and st.superseded_at is null and st.state = 'open' and st.due_on < {today})
        """);

    /// <summary>The accounts that coach in an initiative that day.</summary>
    public static Sql CoachesOf(Sql initiative, DateOnly today) => Sql.Of($"""
        select ro.account_id from role_assignments ro
        where ro.initiative_id = {initiative} and ro.role = 'coach' and not ro.awaits_confirmation
          and ro.valid_from <= {today} and coalesce(ro.valid_until, 'infinity') >= {today}
        """);

    /// <summary>Whether somebody who coaches in the initiative that day, with an open account, has the case.</summary>
    public static Sql HasCoach(DateOnly today) => Sql.Of($"exists (select from case_assignments ca where ca.participant_id = p.id and {IsByCoach(today)})");

    /// <summary>Whether <c>case_assignments ca</c> gives the case that day to somebody who coaches in the initiative, with an open account.</summary>
    public static Sql IsByCoach(DateOnly today) => Sql.Of($"""
        ca.valid_from <= {today} and coalesce(ca.valid_until, 'infinity') >= {today}
        and ca.account_id in ({CoachesOf(Sql.Raw("ca.initiative_id"), today)})
        and exists (select from accounts ac where ac.id = ca.account_id and ac.closed_at is null)
        """);

    /// <summary>Today's assignment; the later one on a day of hand-over.</summary>
    public static Sql CoachOn(DateOnly today) => Sql.Of($"""
        select ca.account_id, ca.valid_from from case_assignments ca
        where ca.participant_id = p.id and ca.valid_from <= {today} and coalesce(ca.valid_until, 'infinity') >= {today}
        order by ca.valid_from desc, ca.id desc limit 1
        """);
}
