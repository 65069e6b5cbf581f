using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>
/// Enrols the chosen rows of an import, all or none, as the form would have enrolled each (<see cref="Admission"/>). What each row comes to is asked again, since others may have
/// enrolled somebody, or left, since it was read.
/// </summary>
internal sealed class EnrolImport(
    RequestDatabase database, CurrentUser user, ManyRows rows, ImportFile files, ImportVocabulary vocabulary, ImportSteps steps, Cipher cipher, AuditTrail audit, Outbox outbox, TimeProvider clock)
{
    /// <summary>It is over: link to what came of it; how many were enrolled, none when it was refused.</summary>
    public static readonly MessageKind Over = new("import_over", Permission: Permissions.ParticipantsAssign);

    private const int BatchSize = 2_000;

    /// <summary>Does it.</summary>
    public async Task RunAsync(ImportFacts facts, ImportProgress progress, CancellationToken cancellation)
    {
        var stamp = Stamp.Of(clock, user);
        await database.ExecuteAsync(Sql.Of($"select pg_advisory_xact_lock(hashtextextended('enrol ' || {facts.InitiativeId}::uuid, 0))"), cancellation);
        if (await vocabulary.OfAsync(facts.InitiativeId, cancellation) is not { } words)
        {
            return;
        }

        var rules = new ImportRules(words, facts.Defaults, stamp.Today);
        var people = await KnownPeople.OfAsync(database, facts.InitiativeId, cancellation);
        var followUps = await FollowUpRule.OfAsync(database, facts.InitiativeId, cancellation);
        var total = (int)await database.ScalarAsync<long>(Sql.Of($"select count(*) from import_rows r where {ImportRows.Chosen(facts)}"), cancellation);
        var number = await LastReferenceAsync(facts.InitiativeId, cancellation);
        var (done, last, changed) = (0, 0, new List<ChangedRow>());
        var prepared = Prepared.Nothing;
        do
        {
            var batch = await ImportRows.NextAsync(database, facts, last, BatchSize, cancellation);
            var writing = changed.Count == 0 ? WriteAsync(facts, prepared, followUps, cancellation) : Task.CompletedTask;
            try
            {
                prepared = Prepare(facts, batch, rules, people, stamp, number); // while those before are written
            }
            finally
            {
                await writing;
            }

            changed.AddRange(prepared.Changed);
            (number, last) = (number + prepared.Admissions.Count, batch.Count == 0 ? last : batch[^1].Line);
            if (!await progress.TellAsync(done, total, cancellation))
            {
                database.Abandon(); // stopped by somebody
                return;
            }

            done += batch.Count;
        }
        while (prepared != Prepared.Nothing);

        await (changed.Count == 0 ? FinishAsync(facts, done, cancellation) : RefuseAsync(facts, changed, cancellation));
    }

    /// <summary>What a batch comes to: reads and writes nothing.</summary>
    private Prepared Prepare(ImportFacts facts, IReadOnlyList<StagedRow> batch, ImportRules rules, Lookalikes people, Stamp stamp, int number)
    {
        if (batch.Count == 0)
        {
            return Prepared.Nothing;
        }

        var prepared = new Prepared([], [], []);
        foreach (var staged in batch)
        {
            var row = rules.Read(ImportCells.Open(cipher, staged.Cells, facts.Id, staged.Line), staged.Id);
            var likeness = people.Find(row.Input.GivenName, row.Input.FamilyName, row.Input.BirthDate, row.Number is null ? [] : cipher.LookupHashes(row.Number.Normalised));
            if (row.Problems.Count > 0 || staged.IsProtected || likeness is { Ground: MatchGround.Number })
            {
                prepared.Changed.Add(new ChangedRow(staged.Line, ImportVerdict.Wrong, likeness));
            }
            else if (likeness is not null && staged.Verdict is ImportVerdict.Sound)
            {
                prepared.Changed.Add(new ChangedRow(staged.Line, ImportVerdict.Possible, likeness));
            }
            else
            {
                prepared.Admissions.Add(Admission.Of(facts.InitiativeId, row.Input, stamp, row.Number, Reference(++number), cipher));
                if (row.Exit is { } exit)
                {
                    prepared.Exits.Add(ProgrammeExit.Of(facts.InitiativeId, staged.Id, exit, stamp));
                }
            }
        }

        return prepared;
    }

    private async Task WriteAsync(ImportFacts facts, Prepared prepared, IReadOnlyList<FollowUpRule> followUps, CancellationToken cancellation)
    {
        if (prepared == Prepared.Nothing)
        {
            return;
        }

        var admissions = prepared.Admissions;
        await rows.AddAsync(admissions.ConvertAll(static one => one.Participant), cancellation);
        await rows.AddAsync(admissions.ConvertAll(static one => one.Enrolment), cancellation);
        await rows.AddAsync(admissions.ConvertAll(static one => one.Assignment), cancellation);
        await rows.AddAsync(prepared.Exits, cancellation);
        await rows.AddAsync(prepared.Exits.SelectMany(exit => FollowUpRule.PlanOf(exit, followUps)).ToList(), cancellation);
        await database.ExecuteAsync(Sql.Of($"""
            update import_rows set verdict = 'imported', cells = null, ground = null, known_id = null, same_line = null
            where import_id = {facts.Id} and id = any ({admissions.Select(static one => one.Participant.Id)})
            """), cancellation);
    }

    private async Task FinishAsync(ImportFacts facts, int count, CancellationToken cancellation)
    {
        await audit.RecordAsync("imported", "imports", facts.Id, facts.InitiativeId, changes: new { count }, cancellation: cancellation);
        await files.ForgetAsync(facts.Id, cancellation);
        if (!await steps.MoveAsync(facts.Id, ImportState.Imported, Sql.Of($"""
            , imported_at = {clock.GetUtcNow()}, done = {count}, total = {count}, fault = null,
            last_entry = (select e.id from audit_entries e where e.initiative_id = {facts.InitiativeId} and e.subject_id = {facts.Id} and e.action = 'imported' order by e.at desc, e.id desc limit 1)
            """), cancellation))
        {
            database.Abandon();
            return;
        }

        await outbox.TellAsync(Over, user.RequiredAccount, ImportPaths.Of(facts.InitiativeId, facts.Id), [count], cancellation);
    }

    /// <summary>Nothing is enrolled; what is different now is shown.</summary>
    private async Task RefuseAsync(ImportFacts facts, List<ChangedRow> changed, CancellationToken cancellation)
    {
        database.Abandon();
        await database.CommitAsync(cancellation);
        await database.ExecuteAsync(Sql.Of($"""
            update import_rows r set verdict = c.verdict, ground = coalesce(c.ground, r.ground), known_id = coalesce(c.known_id, r.known_id), same_line = c.same_line
            from unnest({changed.Select(static row => row.Line)}::integer[], {changed.Select(static row => row.Verdict)}::text[], {changed.Select(static row => row.Likeness?.Ground)}::text[],
                        {changed.Select(static row => row.Likeness?.Known)}::uuid[], {changed.Select(static row => row.Likeness?.Line)}::integer[]) as c (line, verdict, ground, known_id, same_line)
            where r.import_id = {facts.Id} and r.line = c.line
            """), cancellation);
        await steps.MoveAsync(facts.Id, ImportState.Checked, Sql.Of($", fault = {"imports.fault.changed"}, done = {changed.Count}"), cancellation);
        await outbox.TellAsync(Over, user.RequiredAccount, ImportPaths.Of(facts.InitiativeId, facts.Id), [0], cancellation);
    }

    /// <summary>The number of the last reference, as the form's enrolment continues it.</summary>
    private Task<int> LastReferenceAsync(InitiativeId initiative, CancellationToken cancellation) => database.ScalarAsync<int>(
        Sql.Of($"select access.last_reference({initiative})"), cancellation);

    private static string Reference(int number) => $"D-{number:000}";

    /// <summary>A row that is not what it was when it was read.</summary>
    private sealed record ChangedRow(int Line, ImportVerdict Verdict, Likeness? Likeness);

    /// <summary>What a batch comes to.</summary>
    private sealed record Prepared(List<Admission> Admissions, List<ProgrammeExit> Exits, List<ChangedRow> Changed)
    {
        public static readonly Prepared Nothing = new([], [], []);
    }
}
