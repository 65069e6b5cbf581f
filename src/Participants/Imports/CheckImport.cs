using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Reads the rows of a file, says what each comes to, and keeps them sealed until they are enrolled; a batch a transaction.</summary>
internal sealed class CheckImport(RequestDatabase database, ImportFile files, ImportVocabulary vocabulary, ImportSteps steps, Cipher cipher, AuditTrail audit, TimeProvider clock)
{
    private const int BatchSize = 1_000;

    /// <summary>Does it.</summary>
    public async Task RunAsync(ImportFacts facts, ImportProgress progress, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"delete from import_rows where import_id = {facts.Id}"), cancellation);
        await database.CommitAsync(cancellation);
        if (await vocabulary.OfAsync(facts.InitiativeId, cancellation) is not { } words)
        {
            return;
        }

        var rules = new ImportRules(words, facts.Defaults, clock.Today());
        var people = await KnownPeople.OfAsync(database, facts.InitiativeId, cancellation);
        await using var file = await files.ReadAsync(facts.Id, cancellation);
        await database.CommitAsync(cancellation);
        var (columns, done, meetsNumber, isWanted) = (facts.Columns, 0, false, Task.FromResult(true));
        try
        {
            foreach (var batch in facts.File.Rows(file).Skip(1).Select(row => (row.Number, row.FaultKey, Cells: ImportCells.Of(row, columns))).Chunk(BatchSize))
            {
                if (Array.Find(batch, static row => row.FaultKey is not null) is { FaultKey: { } fault } faulty)
                {
                    await isWanted;
                    await database.ExecuteAsync(Sql.Of($"delete from import_rows where import_id = {facts.Id}"), cancellation);
                    await steps.MoveAsync(facts.Id, ImportState.Failed, Sql.Of($", fault = {fault}, done = {faulty.Number}"), cancellation);
                    return;
                }

                var staged = batch.Where(static row => !row.Cells.IsEmpty).Select(row => Verdict(facts.Id, row.Number, row.Cells, rules, people)).ToList(); // while those before are kept
                meetsNumber |= staged.Exists(static row => row.Likeness is { Ground: MatchGround.Number, Known: not null });
                if (!await isWanted)
                {
                    return;
                }

                isWanted = KeepAsync(facts, staged, done += staged.Count, progress, cancellation);
            }
        }
        finally
        {
            await isWanted;
        }

        if (!await isWanted)
        {
            return;
        }

        if (meetsNumber)
        {
            await audit.RecordAsync("number_met", "participants", null, facts.InitiativeId, cancellation: cancellation);
        }

        await steps.MoveAsync(facts.Id, ImportState.Checked, Sql.Of($", done = {done}, total = {done}"), cancellation);
    }

    private Staged Verdict(Guid import, int line, ImportCells cells, ImportRules rules, Lookalikes people)
    {
        var id = NewId.Of<ParticipantId>();
        var row = rules.Read(cells, id);
        var hashes = row.Number is null ? [] : cipher.LookupHashes(row.Number.Normalised);
        var likeness = people.Find(row.Input.GivenName, row.Input.FamilyName, row.Input.BirthDate, hashes);
        people.Add(row.Input.GivenName, row.Input.FamilyName, row.Input.BirthDate, hashes.Length == 0 ? null : hashes[0], null, line);
        var verdict = row.Problems.Count > 0 || likeness is { Ground: MatchGround.Number } ? ImportVerdict.Wrong : likeness is null ? ImportVerdict.Sound : ImportVerdict.Possible;
        return new Staged(id, line, verdict, cells.Seal(cipher, import, line), likeness);
    }

    /// <summary>Keeps a batch for good; false when the work is not wanted any more.</summary>
    private async Task<bool> KeepAsync(ImportFacts facts, List<Staged> batch, int done, ImportProgress progress, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"""
            insert into import_rows (initiative_id, import_id, id, line, verdict, cells, ground, known_id, same_line)
            select {facts.InitiativeId}, {facts.Id}, t.* from unnest(
                {batch.Select(static row => row.Id)}::uuid[], {batch.Select(static row => row.Line)}::integer[], {batch.Select(static row => row.Verdict)}::text[], {batch.Select(static row => row.Cells)}::bytea[],
                {batch.Select(static row => row.Likeness?.Ground)}::text[], {batch.Select(static row => row.Likeness?.Known)}::uuid[], {batch.Select(static row => row.Likeness?.Line)}::integer[])
                as t (id, line, verdict, cells, ground, known_id, same_line)
            """), cancellation);
        await database.CommitAsync(cancellation);
        return await progress.TellAsync(done, null, cancellation);
    }

    private sealed record Staged(ParticipantId Id, int Line, ImportVerdict Verdict, byte[] Cells, Likeness? Likeness);
}
