using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Which rows are to be enrolled.</summary>
public sealed class ImportChoiceInput
{
    /// <summary>Which.</summary>
    [Required]
    public ImportChoice? Choice { get; set; }

    /// <summary>The rows, where they are named: <c>2-40, 57</c>.</summary>
    [StringLength(1000)]
    public string? Lines { get; set; }
}

/// <summary>What is decided about an import when its rows have been read: to enrol some of them, to stop, to leave it, to take it back.</summary>
public sealed class DecideImport(RequestDatabase database, ImportSteps steps, ImportFile files, TimeProvider clock)
{
    /// <summary>Has the chosen rows enrolled.</summary>
    public async Task<Result> StartAsync(ImportFacts facts, ImportChoiceInput input, CancellationToken cancellation)
    {
        var choice = input.Choice!.Value;
        if (!Enum.IsDefined(choice))
        {
            return Result.Refused(nameof(input.Choice), "participants.rule.choose_offered");
        }

        var lines = choice is ImportChoice.Lines ? input.Lines?.Trim() : null;
        if (choice is ImportChoice.Lines)
        {
            if (!LineRanges.TryParse(lines, out var ranges))
            {
                return Result.Refused(nameof(input.Lines), "imports.rule.lines");
            }

            if (await database.ScalarAsync<int?>(Sql.Of($"""
                select min(r.line) from import_rows r
                where r.import_id = {facts.Id} and r.verdict = 'wrong' and r.line <@ {LineRanges.ToMultirange(ranges)}::text::int4multirange
                """), cancellation) is { } wrong)
            {
                return Result.Refused(nameof(input.Lines), "imports.rule.wrong_line", wrong);
            }
        }

        var count = await database.ScalarAsync<long>(Sql.Of($"select count(*) from import_rows r where {ImportRows.Chosen(facts.Id, choice, lines)}"), cancellation);
        return count == 0
            ? Result.Refused(choice is ImportChoice.Lines ? nameof(input.Lines) : nameof(input.Choice), "imports.rule.none_chosen")
            : await steps.AskAsync(facts, ImportState.Importing, "changed", Sql.Of($", chosen = {choice}, lines = {lines}::text, done = 0, total = {(int)count}, fault = null"), cancellation);
    }

    /// <summary>Stops what is under way, also when whoever asked for it may no longer and so nobody works on it: the columns can be said anew, or rows be chosen anew.</summary>
    public Task<Result> StopAsync(ImportFacts facts, CancellationToken cancellation) => facts.State switch
    {
        ImportState.Checking => steps.AskAsync(facts, ImportState.Mapping, "changed", null, cancellation),
        ImportState.Importing => steps.AskAsync(facts, ImportState.Checked, "changed", Sql.Raw(", done = 0"), cancellation),
        ImportState.Undoing => steps.AskAsync(facts, ImportState.Imported, "changed", null, cancellation),
        _ => Task.FromResult(Result.Conflict("imports.rule.moved_on")),
    };

    /// <summary>Leaves it: the file and its rows are gone.</summary>
    public async Task<Result> LeaveAsync(ImportFacts facts, CancellationToken cancellation)
    {
        var result = await steps.AskAsync(facts, ImportState.Cancelled, "removed", Sql.Raw(", fault = null"), cancellation);
        if (result.IsDone)
        {
            await files.ForgetAsync(facts.Id, cancellation);
            await database.ExecuteAsync(Sql.Of($"delete from import_rows where import_id = {facts.Id}"), cancellation);
        }

        return result;
    }

    /// <summary>Has it taken back, while it may be and nobody has built on it.</summary>
    public async Task<Result> UndoAsync(ImportFacts facts, CancellationToken cancellation)
    {
        if (facts.UndoUntil is not { } until)
        {
            return Result.Conflict("imports.rule.moved_on");
        }

        if (clock.GetUtcNow() > until)
        {
            return Result.Refused(string.Empty, "imports.fault.too_late");
        }

        return await FollowedAsync(facts, cancellation) is { Count: > 0 }
            ? Result.Refused(string.Empty, "imports.fault.followed")
            : await steps.AskAsync(facts, ImportState.Undoing, "changed", Sql.Raw(", fault = null"), cancellation);
    }

    /// <summary>Participants of the import about whom something has been registered since, the first of them.</summary>
    internal Task<IReadOnlyList<FollowedParticipant>> FollowedAsync(ImportFacts facts, CancellationToken cancellation) => database.QueryAsync<FollowedParticipant>(Sql.Of($"""
        select p.id, p.reference, p.name from access.import_followed({facts.Id}) f join participants p on p.id = f.participant_id order by p.reference limit 10
        """), cancellation);
}

/// <summary>Somebody who was imported, and about whom something has been registered since.</summary>
public sealed record FollowedParticipant(ParticipantId Id, string Reference, string? Name);
