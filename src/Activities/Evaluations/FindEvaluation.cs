using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What is or can be evaluated: a session or a series.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Number">Number of the session in its series; null otherwise.</param>
/// <param name="LeaderAccountId">Who leads it.</param>
/// <param name="SecondLeaderAccountId">Who leads it together with them.</param>
/// <param name="EvaluationId">The evaluation that there is; null while there is none.</param>
public sealed record EvaluationSubject(string Name, int? Number, AccountId? LeaderAccountId, AccountId? SecondLeaderAccountId, Guid? EvaluationId);

/// <summary>An evaluation as its page shows it.</summary>
/// <param name="Id">Id.</param>
/// <param name="InitiativeId">The initiative.</param>
/// <param name="SessionId">The session; null for one of a series.</param>
/// <param name="SeriesId">The series; null for one of a session.</param>
/// <param name="Name">What the session or series is called.</param>
/// <param name="Number">Number of the session in its series; null otherwise.</param>
/// <param name="Content">The form as JSON.</param>
/// <param name="Code">Where it is answered.</param>
/// <param name="ClosesOn">Last day to answer.</param>
/// <param name="ClosedOn">The day it was closed by hand; null when it was not.</param>
/// <param name="LeaderAccountId">Who leads the session or series.</param>
/// <param name="SecondLeaderAccountId">Who leads it together with them.</param>
public sealed record EvaluationCard(
    Guid Id, InitiativeId InitiativeId, SessionId? SessionId, SeriesId? SeriesId, string Name, int? Number, string Content, string Code, DateOnly ClosesOn, DateOnly? ClosedOn,
    AccountId? LeaderAccountId, AccountId? SecondLeaderAccountId)
{
    /// <summary>Whether it can be answered.</summary>
    public bool IsOpen(DateOnly today) => ClosedOn is null && ClosesOn >= today;
}

/// <summary>Evaluations and what they are about, for who answers for it: leads the session or series, or plans the initiative's activities.</summary>
public sealed class FindEvaluation(RequestDatabase database, CurrentUser user)
{
    /// <summary>The session or series of an initiative; null when there is none such that the user answers for.</summary>
    public async Task<EvaluationSubject?> SubjectAsync(InitiativeId initiative, SessionId? session, SeriesId? series, CancellationToken cancellation)
    {
        var found = await database.FindAsync<EvaluationSubject>(session is { } one
            ? Sql.Of($"""
                select coalesce({LocalText.Column("r.name")}, {LocalText.Column("s.name")}) as name, s.number, coalesce(s.leader_account_id, r.leader_account_id) as leader_account_id,
                       coalesce(s.second_leader_account_id, r.second_leader_account_id) as second_leader_account_id, (select e.id from evaluations e where e.session_id = s.id) as evaluation_id
                from sessions s left join activity_series r on r.id = s.series_id where s.id = {one} and s.initiative_id = {initiative}
                """)
            : Sql.Of($"""
                select {LocalText.Column("r.name")} as name, null::integer as number, r.leader_account_id, r.second_leader_account_id,
                       (select e.id from evaluations e where e.series_id = r.id) as evaluation_id
                from activity_series r where r.id = {series} and r.initiative_id = {initiative}
                """), cancellation);
        return found is not null && AnswersFor(initiative, found.LeaderAccountId, found.SecondLeaderAccountId) ? found : null;
    }

    /// <summary>Lets others who evaluate the same wait until the request is over: of one session or series there is one evaluation.</summary>
    public Task LockAsync(SessionId? session, SeriesId? series, CancellationToken cancellation) =>
        database.ExecuteAsync(Sql.Of($"select pg_advisory_xact_lock(hashtextextended('evaluate ' || {session?.Value ?? series?.Value}::uuid, 0))"), cancellation);

    /// <summary>Whether the user answers for what is evaluated.</summary>
    public bool IsAnsweredForByUser(EvaluationCard card) => AnswersFor(card.InitiativeId, card.LeaderAccountId, card.SecondLeaderAccountId);

    /// <summary>An evaluation; null when there is none such.</summary>
    public Task<EvaluationCard?> RunAsync(InitiativeId initiative, Guid evaluation, CancellationToken cancellation) =>
        database.FindAsync<EvaluationCard>(Sql.Of($"""
            select e.id, e.initiative_id, e.session_id, e.series_id, coalesce({LocalText.Column("r.name")}, {LocalText.Column("s.name")}) as name, s.number, f.content::text as content, e.code, e.closes_on, e.closed_on,
                   coalesce(s.leader_account_id, r.leader_account_id) as leader_account_id, coalesce(s.second_leader_account_id, r.second_leader_account_id) as second_leader_account_id
            from {Tables} where e.id = {evaluation} and e.initiative_id = {initiative}
            """), cancellation);

    /// <summary>The evaluations of an initiative that the user answers for, the latest first.</summary>
    public ListDefinition<EvaluationRow> ListOf(InitiativeId initiative, DateOnly today, Texts texts)
    {
        var conditions = new List<Sql> { Sql.Of($"e.initiative_id = {initiative}") };
        if (!user.May(Permissions.ActivitiesEdit, initiative))
        {
            conditions.Add(Sql.Of($"{user.RequiredAccount} in (coalesce(s.leader_account_id, r.leader_account_id), coalesce(s.second_leader_account_id, r.second_leader_account_id))"));
        }

        return new ListDefinition<EvaluationRow>("evaluations.list.caption", Sql.Of($"""
                select e.id, coalesce({LocalText.Column("r.name")}, {LocalText.Column("s.name")}) as name, s.number, e.made_on, e.closes_on, e.closed_on is null and e.closes_on >= {today} as is_open
                from {Tables} where {Sql.All(conditions)}
                """), static row => row.Id)
            .Text("evaluations.about", row => EvaluationWords.About(texts, row.Name, row.Number), sort: "name", link: row => Paths.Evaluation(initiative, row.Id))
            .Day("evaluations.made", static row => row.MadeOn, sort: "made_on")
            .Day("evaluations.closes", static row => row.ClosesOn, sort: "closes_on")
            .Status("evaluations.state", static row => EvaluationWords.StateKey(row.IsOpen), static row => row.IsOpen ? Tone.Ok : Tone.Neutral)
            .SearchedBy("name")
            .SortedBy("made_on", descending: true);
    }

    private static Sql Tables { get; } = Sql.Raw("evaluations e join form_versions f on f.id = e.form_id left join sessions s on s.id = e.session_id left join activity_series r on r.id = coalesce(e.series_id, s.series_id)");

    private bool AnswersFor(InitiativeId initiative, AccountId? leader, AccountId? second) =>
        leader == user.Account || second == user.Account || user.May(Permissions.ActivitiesEdit, initiative);
}

/// <summary>An evaluation in a list.</summary>
public sealed record EvaluationRow(Guid Id, string Name, int? Number, DateOnly MadeOn, DateOnly ClosesOn, bool IsOpen);
