using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>What is assumed of a parameter.</summary>
/// <param name="Value">In the parameter's unit; a share is 0–1.</param>
/// <param name="Source">Where it comes from, in own words; null when nothing is said.</param>
public sealed record Assumption(UncertainValue Value, string? Source = null);

/// <summary>A calculation of what an initiative may be worth: the calculator as it was, and what is assumed.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Calculator">The calculator, in the version it was made with.</param>
/// <param name="Given">What is assumed, by parameter; what is left out is not counted.</param>
/// <param name="Seed">Says all of the chance.</param>
/// <param name="Version">The row's version.</param>
public sealed record SocietalCalculation(Guid Id, string Name, Calculator Calculator, IReadOnlyDictionary<string, Assumption> Given, long Seed, uint Version)
{
    /// <summary>How many times chance is let loose.</summary>
    public const int Draws = 100_000;

    /// <summary>The parameters' ranges.</summary>
    public IReadOnlyDictionary<string, UncertainValue> Ranges => Given.ToDictionary(static one => one.Key, static one => one.Value.Value, StringComparer.Ordinal);

    /// <summary>A calculator as nobody has yet said anything of it.</summary>
    internal static IReadOnlyDictionary<string, Assumption> UsualOf(Calculator calculator) =>
        calculator.Parameters.Where(static parameter => parameter.Usual is not null).ToDictionary(static parameter => parameter.Key, static parameter => new Assumption(parameter.Usual!.Value), StringComparer.Ordinal);
}

/// <summary>An initiative's calculations.</summary>
public sealed class CalculationReader(RequestDatabase database)
{
    /// <summary>All of them, the newest first.</summary>
    public async Task<IReadOnlyList<SocietalCalculation>> AllAsync(InitiativeId initiative, CancellationToken cancellation) =>
        [.. (await database.QueryAsync<Row>(Sql.Of($"{Select} where initiative_id = {initiative} order by created_at desc, id"), cancellation)).Select(Read)];

    /// <summary>One of them; null when the initiative has none such.</summary>
    public async Task<SocietalCalculation?> FindAsync(InitiativeId initiative, Guid id, CancellationToken cancellation) =>
        await database.FindAsync<Row>(Sql.Of($"{Select} where initiative_id = {initiative} and id = {id}"), cancellation) is { } row ? Read(row) : null;

    /// <summary>One of them, which nobody else changes meanwhile; null when the initiative has none such.</summary>
    internal async Task<SocietalCalculation?> HoldAsync(InitiativeId initiative, Guid id, CancellationToken cancellation) =>
        await database.FindAsync<Row>(Sql.Of($"{Select} where initiative_id = {initiative} and id = {id} for update"), cancellation) is { } row ? Read(row) : null;

    private static Sql Select { get; } = Sql.Raw("select id, name, calculator::text as calculator, given::text as given, seed, xmin as version from societal_calculations");

    private static SocietalCalculation Read(Row row) => new(
        row.Id, row.Name, CalculatorJson.Read<Calculator>(row.Calculator), CalculatorJson.Read<Dictionary<string, Assumption>>(row.Given),
        row.Seed, row.Version);

    private sealed record Row(Guid Id, string Name, string Calculator, string Given, long Seed, uint Version);
}
