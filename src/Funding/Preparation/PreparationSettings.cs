using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What the association has decided about preparation: how registry numbers are written, and what is checked in each case.</summary>
public sealed class PreparationSettings(RequestDatabase database, AuditTrail audit, Texts texts)
{
    /// <summary>Most characters of a line of the checklist, and most lines.</summary>
    public const int MostCharacters = 300, MostLines = 40;

    private const string PatternKey = "association.registry_pattern", ChecklistKey = "association.preparation_checklist";

    /// <summary>How numbers are written.</summary>
    public async Task<RegistryPattern> PatternAsync(CancellationToken cancellation) =>
        RegistryPattern.Read(await ValueAsync(PatternKey, cancellation) ?? RegistryPattern.Default.Text).Pattern ?? RegistryPattern.Default;

    /// <summary>What is checked, in order.</summary>
    public async Task<IReadOnlyList<string>> ChecklistAsync(CancellationToken cancellation) => Lines(await ValueAsync(ChecklistKey, cancellation) ?? texts["preparation.checklist.usual"]);

    /// <summary>Lines as typed, the empty ones left out.</summary>
    public static IReadOnlyList<string> Lines(string? typed) => [.. (typed ?? string.Empty).Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0)];

    /// <summary>Changes both.</summary>
    public async Task<Result> ChangeAsync(string? pattern, string? checklist, CancellationToken cancellation)
    {
        var (read, patternProblem) = RegistryPattern.Read(pattern);
        var lines = Lines(checklist);
        List<Problem> problems = patternProblem is null ? [] : [patternProblem];
        if (lines.Count is 0 or > MostLines || lines.Any(static line => line.Length > MostCharacters))
        {
            problems.Add(lines.Count == 0 ? new Problem("Checklist", "preparation.checklist.none") : new Problem("Checklist", "preparation.checklist.long", MostLines, MostCharacters));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        foreach (var (setting, value) in new[] { (PatternKey, read!.Text), (ChecklistKey, string.Join('\n', lines)) })
        {
            var before = await ValueAsync(setting, cancellation);
            if (before != value)
            {
                await database.ExecuteAsync(Sql.Of($"insert into settings (key, value) values ({setting}, {value}) on conflict (key) do update set value = excluded.value"), cancellation);
                await audit.RecordAsync("changed", "settings", null, null, changes: new Dictionary<string, string?[]> { [setting[(setting.IndexOf('.', StringComparison.Ordinal) + 1)..]] = [before, value] }, cancellation: cancellation);
            }
        }

        return Result.Done;
    }

    private async Task<string?> ValueAsync(string key, CancellationToken cancellation) => await database.ScalarAsync<string?>(Sql.Of($"select value from settings where key = {key}"), cancellation);
}
