using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>The participant's own view as typed by herself.</summary>
public sealed class OwnAssessmentInput : FormInput
{
    /// <summary>Id of the form, which becomes the assessment's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();
}

/// <summary>Registers how a participant sees her own situation, by the instrument that the program ships, in her own name.</summary>
public sealed class RegisterOwnAssessment(RequestDatabase database, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>The instrument.</summary>
    internal static FormDefinition Form => Instrument.OpenSteps.Form;

    /// <summary>The own views that stand, the latest first.</summary>
    internal async Task<IReadOnlyList<OwnView>> EarlierAsync(ParticipantId participant, CancellationToken cancellation) =>
    [
        .. (await database.OwnAsync<Row>(Sql.Of($"""
            select a.id, a.occurred_on, a.answers::text as answers, f.content::text as content
            from progress_assessments a join form_versions f on f.id = a.form_id
            where a.participant_id = {participant} and a.respondent = 'participant' and a.superseded_at is null and f.key = {Form.Key}
            order by a.occurred_on desc, a.registered_at desc, a.id desc
            """), cancellation)).Select(static row => new OwnView(row.Id, row.OccurredOn, FormAnswers.Parse(FormDefinition.Parse(row.Content), row.Answers))),
    ];

    /// <summary>Does it, or says what is wrong beside each question. She answers what she wants to; nothing at all is no assessment.</summary>
    internal async Task<Result> RunAsync(OwnFacts facts, OwnAssessmentInput input, IReadOnlyList<OwnView> earlier, CancellationToken cancellation)
    {
        if (earlier.Any(view => view.Id == input.Form))
        {
            return Result.Done;
        }

        var (answers, unread) = input.Read([.. Form.Fields], FormAnswers.None(Form));
        List<Problem> problems =
        [
            .. unread,
            .. answers.Unexplained(Form.Fields, earlier.Count > 0 ? earlier[0].Answers : null).Select(FormInput.Beside)
                .Where(problem => unread.All(other => other.Field != problem.Field)),
        ];
        if (problems.Count == 0 && !answers.All.Any())
        {
            problems.Add(new Problem(string.Empty, "form.rule.missing"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var stamp = Stamp.Of(clock, user);
        var version = await PinAsync(facts.InitiativeId, stamp, cancellation);
        await database.OwnAsync<Guid>(Sql.Of($"""
            insert into progress_assessments (id, initiative_id, participant_id, keeper_organisation_id, form_id, respondent, answers, occurred_on, registered_at, registered_by)
            select {input.Form}, {facts.InitiativeId}, {facts.ParticipantId}, access.own_keeper({facts.ParticipantId}), {version}, {Respondent.Participant}, {answers.ToJson()}::jsonb,
                   {stamp.Today}, {stamp.At}, {stamp.By}
            returning id
            """), cancellation);
        await audit.RecordAsync("added", "progress_assessments", input.Form, facts.InitiativeId, facts.ParticipantId, cancellation: cancellation);
        return Result.Done;
    }

    /// <summary>The version that the answers are pinned to; kept now where the initiative has not answered it before.</summary>
    private async Task<Guid> PinAsync(InitiativeId initiative, Stamp stamp, CancellationToken cancellation) => (await database.OwnAsync<Guid>(Sql.Of($"""
        with kept as (
            insert into form_versions (id, initiative_id, purpose, key, version, content, content_hash, registered_at, registered_by)
            values ({Guid.CreateVersion7(stamp.At)}, {initiative}, {Instrument.PurposeOf(InstrumentKind.NeedsMapping)}, {Form.Key}, {Form.Version}, {Form.ToJson()}::jsonb, {Form.ContentHash()}, {stamp.At}, {stamp.By})
            on conflict (initiative_id, key, version) do nothing
            returning id)
        select id from kept
        union all
        select f.id from form_versions f where f.initiative_id = {initiative} and f.key = {Form.Key} and f.version = {Form.Version}
        """), cancellation))[0];

    private sealed record Row(Guid Id, DateOnly OccurredOn, string Answers, string Content);
}

/// <summary>A view of the participant's own.</summary>
/// <param name="Id">The assessment.</param>
/// <param name="OccurredOn">When.</param>
/// <param name="Answers">What was answered.</param>
internal sealed record OwnView(Guid Id, DateOnly OccurredOn, FormAnswers Answers);
