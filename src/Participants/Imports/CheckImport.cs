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
        var (columns, done, meetsNumber) = (facts.Columns, 0, false);
        var batch = new List<Staged>(BatchSize);
        foreach (var row in facts.File.Rows(file).Skip(1))
        {
            if (row.FaultKey is { } fault)
            {
                await database.ExecuteAsync(Sql.Of($"delete from import_rows where import_id = {facts.Id}"), cancellation);
                await steps.MoveAsync(facts.Id, ImportState.Failed, Sql.Of($", fault = {fault}, done = {row.Number}"), cancellation);
                return;
            }

            if (ImportCells.Of(row, columns) is { IsEmpty: false } cells)
            {
                batch.Add(Verdict(facts.Id, row.Number, cells, rules, people));
                meetsNumber |= batch[^1].Likeness is { Ground: MatchGround.Number, Known: not null };
            }

            if (batch.Count == BatchSize)
            {
                done += batch.Count;
                await KeepAsync(facts, batch, cancellation);
                await database.CommitAsync(cancellation);
                if (!await progress.TellAsync(done, null, cancellation))
                {
                    return;
                }
            }
        }

        done += batch.Count;
        await KeepAsync(facts, batch, cancellation);
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

    private async Task KeepAsync(ImportFacts facts, List<Staged> batch, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"""
            insert into import_rows (initiative_id, import_id, id, line, verdict, cells, ground, known_id, same_line)
            select {facts.InitiativeId}, {facts.Id}, t.* from unnest(
                {batch.Select(static row => row.Id)}::uuid[], {batch.Select(static row => row.Line)}::integer[], {batch.Select(static row => row.Verdict)}::text[], {batch.Select(static row => row.Cells)}::bytea[],
                {batch.Select(static row => row.Likeness?.Ground)}::text[], {batch.Select(static row => row.Likeness?.Known)}::uuid[], {batch.Select(static row => row.Likeness?.Line)}::integer[])
                as t (id, line, verdict, cells, ground, known_id, same_line)
            """), cancellation);
        batch.Clear();
    }

    private sealed record Staged(ParticipantId Id, int Line, ImportVerdict Verdict, byte[] Cells, Likeness? Likeness);
}
