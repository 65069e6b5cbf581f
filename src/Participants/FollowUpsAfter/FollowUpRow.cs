using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>How far a follow-up after an exit has come.</summary>
public enum FollowUpState
{
    /// <summary>Its time has not come.</summary>
    Planned,

    /// <summary>To be asked now.</summary>
    Due,

    /// <summary>Should have been answered.</summary>
    Late,

    /// <summary>Answered.</summary>
    Answered,

    /// <summary>Nobody could be reached.</summary>
    Unreached,
}

/// <summary>A follow-up after an exit as the file shows it, with its answer.</summary>
/// <param name="Id">The follow-up.</param>
/// <param name="Name">What it is called.</param>
/// <param name="DueOn">The day it is about.</param>
/// <param name="AskedFrom">From when it can be answered.</param>
/// <param name="LateAfter">Last day in time.</param>
/// <param name="IsCurrent">Whether the exit it follows stands: after a re-entry nobody is asked.</param>
/// <param name="AnswerId">The standing answer; null while there is none.</param>
/// <param name="AnsweredOn">The day it was given.</param>
/// <param name="Activity">What the person did.</param>
/// <param name="HasSupport">Whether with support.</param>
/// <param name="SelfSupport">Whether self-supporting.</param>
/// <param name="KnownBy">How it is known.</param>
/// <param name="Attempts">How many times somebody tried.</param>
public sealed record FollowUpRow(
    Guid Id, string Name, DateOnly DueOn, DateOnly AskedFrom, DateOnly LateAfter, bool IsCurrent,
    Guid? AnswerId, DateOnly? AnsweredOn, ActivityStatus? Activity, bool? HasSupport, SelfSupport? SelfSupport, FollowUpSource? KnownBy, int? Attempts)
{
    /// <summary>How far it has come.</summary>
    public FollowUpState StateOn(DateOnly today) =>
        KnownBy is FollowUpSource.NotReached ? FollowUpState.Unreached
        : AnswerId is not null ? FollowUpState.Answered
        : today > LateAfter ? FollowUpState.Late
        : today >= AskedFrom ? FollowUpState.Due
        : FollowUpState.Planned;

    /// <summary>The tone of that.</summary>
    public Tone ToneOn(DateOnly today) => StateOn(today) switch
    {
        FollowUpState.Answered => Tone.Ok,
        FollowUpState.Late => Tone.Risk,
        FollowUpState.Due => Tone.Late,
        _ => Tone.Neutral,
    };

    /// <summary>Whether it can be answered or corrected.</summary>
    public bool MayBeAnswered(DateOnly today) => IsCurrent && today >= AskedFrom;

    /// <summary>All of a participant's: those of the standing exit, and earlier ones that were answered.</summary>
    internal static Task<IReadOnlyList<FollowUpRow>> OfAsync(RequestDatabase database, ParticipantId participant, CancellationToken cancellation) =>
        database.QueryAsync<FollowUpRow>(Sql.Of($"{Of(participant)} order by f.due_on, f.id"), cancellation);

    /// <summary>One of them; null when there is none.</summary>
    internal static Task<FollowUpRow?> FindAsync(RequestDatabase database, ParticipantId participant, Guid followUp, CancellationToken cancellation) =>
        database.FindAsync<FollowUpRow>(Sql.Of($"{Of(participant)} and f.id = {followUp}"), cancellation);

    /// <summary>On the own cases: follow-ups to be answered. Due today as long as they are in time, then since the last such day.</summary>
    internal static Sql Today(TodayQuestion question) => Sql.Of($"""
        select case when f.late_after < {question.Today} then f.late_after else {question.Today}::date end as due_on, null::timestamptz as starts_at,
               'exit_follow_up' as kind, f.id as subject_id, coalesce(p.name, p.reference) as title, {LocalText.Column("f.name")} as detail,
               '/insatser/' || f.initiative_id || '/deltagare/' || f.participant_id || '/efter/' || f.id as path, f.initiative_id, f.participant_id
        from exit_follow_ups f
        join exits x on x.id = f.exit_id and x.superseded_at is null
        join participants p on p.id = f.participant_id
        where f.asked_from <= {question.Today}
          and not exists (select from exit_follow_up_answers a where a.follow_up_id = f.id and a.superseded_at is null)
          and f.participant_id = {CaseloadToday.AnyOwn(question)}
        """);

    /// <summary>Answers, for the timeline.</summary>
    internal static Sql Timeline(ParticipantId participant) => Sql.Of($"""
        select a.id, a.occurred_on, a.registered_at, a.registered_by, case when a.known_by = 'not_reached' then 'exit_follow_up_unreached' else 'exit_follow_up' end as kind,
               {LocalText.Column("f.name")} as title, null::text as detail,
               '/insatser/' || a.initiative_id || '/deltagare/' || a.participant_id || '/efter/' || f.id as path
        from exit_follow_up_answers a
        join exit_follow_ups f on f.id = a.follow_up_id
        where a.participant_id = {participant} and a.superseded_at is null
        """);

    private static Sql Of(ParticipantId participant) => Sql.Of($"""
        select f.id, {LocalText.Column("f.name")} as name, f.due_on, f.asked_from, f.late_after, x.superseded_at is null as is_current,
               a.id as answer_id, a.occurred_on as answered_on, a.activity, a.has_support, a.self_support, a.known_by, a.attempts
        from exit_follow_ups f
        join exits x on x.id = f.exit_id
        left join exit_follow_up_answers a on a.follow_up_id = f.id and a.superseded_at is null
        where f.participant_id = {participant} and (x.superseded_at is null or a.id is not null)
        """);
}
