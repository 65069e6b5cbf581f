using System.Globalization;
using System.Text.Json;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Up to what an amendment is agreed to without the board, as the association has delegated it.</summary>
/// <param name="Days">Days that the time may be moved.</param>
/// <param name="BudgetPercent">Per cent of the agreed grant that may be moved between cost types, parties and payers. More than the board has granted is always the board's.</param>
/// <param name="TargetPercent">Per cent by which less may be promised.</param>
/// <param name="ActivityPercent">100 when activities may be left out, 0 when that is the board's; others may always be changed and added.</param>
public sealed record AmendmentLimits(int Days, decimal BudgetPercent, decimal TargetPercent, decimal ActivityPercent)
{
    /// <summary>Where the association has said nothing: a month, a tenth of the budget, no promise lowered, activities as needed.</summary>
    public static AmendmentLimits Usual { get; } = new(31, 10, 0, 100);

    /// <summary>Whether a change is more than that. Who takes part is always the board's; so is nothing in the wording.</summary>
    public bool Exceeds(AmendmentChange change) => change.Size > (change.Kind switch
    {
        AmendmentKind.Time => Days,
        AmendmentKind.Budget => BudgetPercent,
        AmendmentKind.Target => TargetPercent,
        AmendmentKind.Activity => ActivityPercent,
        AmendmentKind.Partner => 0,
        _ => decimal.MaxValue,
    });
}

/// <summary>Reads and changes the association's limits.</summary>
public sealed class AmendmentSettings(RequestDatabase database, AuditTrail audit)
{
    private const string Key = "association.amendment_limits";

    /// <summary>As they stand.</summary>
    public async Task<AmendmentLimits> FindAsync(CancellationToken cancellation) => await ValueAsync(cancellation) is { } kept ? JsonSerializer.Deserialize<AmendmentLimits>(kept)! : AmendmentLimits.Usual;

    /// <summary>Changes them.</summary>
    public async Task ChangeAsync(AmendmentLimits limits, CancellationToken cancellation)
    {
        var before = await FindAsync(cancellation);
        var changes = Values(before).Zip(Values(limits)).Where(static pair => pair.First != pair.Second)
            .ToDictionary(static pair => pair.First.Name, static pair => new string?[] { pair.First.Value.ToString(CultureInfo.InvariantCulture), pair.Second.Value.ToString(CultureInfo.InvariantCulture) });
        if (changes.Count > 0)
        {
            await database.ExecuteAsync(Sql.Of($"insert into settings (key, value) values ({Key}, {JsonSerializer.Serialize(limits)}) on conflict (key) do update set value = excluded.value"), cancellation);
            await audit.RecordAsync("changed", "settings", null, null, changes: changes, cancellation: cancellation);
        }
    }

    private static IEnumerable<(string Name, decimal Value)> Values(AmendmentLimits limits) =>
        [("amendment_days", limits.Days), ("amendment_budget_percent", limits.BudgetPercent), ("amendment_target_percent", limits.TargetPercent), ("amendment_activity_percent", limits.ActivityPercent)];

    private async Task<string?> ValueAsync(CancellationToken cancellation) => await database.ScalarAsync<string?>(Sql.Of($"select value from settings where key = {Key}"), cancellation);
}
