using System.ComponentModel.DataAnnotations;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>A new calculation, as a form sends it.</summary>
public sealed class NewCalculationInput
{
    /// <summary>The form's own id, which becomes the calculation's: sent twice it is one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>Key of the calculator.</summary>
    [Required(ErrorMessage = "calculations.problem.calculator")]
    public string? Calculator { get; set; }
}

/// <summary>What is assumed, as a form sends it.</summary>
public sealed class CalculationInput
{
    /// <summary>The version that was read.</summary>
    public uint Version { get; set; }

    /// <summary>What it is called.</summary>
    [Required, MaxLength(120)]
    public string? Name { get; set; }

    /// <summary>Each parameter's row, in the calculator's order.</summary>
    public IList<Row> Rows { get; set; } = [];

    /// <summary>What is assumed of a parameter. Shares are in per cent.</summary>
    public sealed class Row
    {
        /// <summary>The parameter.</summary>
        [MaxLength(40)]
        public string? Key { get; set; }

        /// <summary>Lowest that is thinkable; empty: as the likely.</summary>
        public decimal? Low { get; set; }

        /// <summary>Most likely; empty: it is not counted.</summary>
        public decimal? Mid { get; set; }

        /// <summary>Highest that is thinkable; empty: as the likely.</summary>
        public decimal? High { get; set; }

        /// <summary>Where it comes from.</summary>
        [MaxLength(300)]
        public string? Source { get; set; }
    }
}

/// <summary>Begins, changes and takes away calculations.</summary>
public sealed class SetCalculation(RequestDatabase database, CalculationReader calculations, InitiativeChoices initiatives, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>Most calculations of an initiative.</summary>
    public const int Most = 50;

    private const decimal MostValue = 1_000_000_000_000m;

    /// <summary>Begins one, with what is usually assumed.</summary>
    /// <returns>Null when there is no such initiative in reach.</returns>
    public async Task<Result?> AddAsync(InitiativeId initiative, NewCalculationInput input, CancellationToken cancellation)
    {
        if (await initiatives.FindAsync(initiative, cancellation) is null)
        {
            return null;
        }

        if (ShippedCalculators.Find(input.Calculator ?? string.Empty) is not { } calculator)
        {
            return Result.Refused(nameof(input.Calculator), "calculations.problem.calculator");
        }

        if ((await calculations.AllAsync(initiative, cancellation)).Count >= Most)
        {
            return Result.Refused(nameof(input.Calculator), "calculations.problem.most", Most);
        }

        var added = await database.ExecuteAsync(Sql.Of($"""
            insert into societal_calculations (id, initiative_id, name, calculator, given, seed, created_at, created_by)
            values ({input.Form}, {initiative}, {calculator.Name.ToString()}, {CalculatorJson.Write(calculator)}::jsonb, {CalculatorJson.Write(SocietalCalculation.UsualOf(calculator))}::jsonb, {SeedOf(input.Form)}, {clock.GetUtcNow()}, {user.RequiredAccount})
            on conflict (id) do nothing
            """), cancellation);
        if (added > 0)
        {
            await audit.RecordAsync("added", "societal_calculations", input.Form, initiative, cancellation: cancellation);
        }

        return Result.Done;
    }

    /// <summary>Changes what is assumed.</summary>
    /// <returns>Null when the initiative has no such calculation.</returns>
    public async Task<Result?> ChangeAsync(InitiativeId initiative, Guid id, CalculationInput input, CancellationToken cancellation)
    {
        if (await calculations.HoldAsync(initiative, id, cancellation) is not { } standing)
        {
            return null;
        }

        if (standing.Version != input.Version)
        {
            return Result.Conflict("calculations.problem.changed");
        }

        var parameters = standing.Calculator.Parameters.ToDictionary(static parameter => parameter.Key, StringComparer.Ordinal);
        var problems = input.Rows.Index().SelectMany(row => parameters.TryGetValue(row.Item.Key ?? string.Empty, out var parameter) ? Problems(row.Index, row.Item, parameter) : []).ToList();
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var given = input.Rows.Where(row => row.Mid is not null && parameters.ContainsKey(row.Key ?? string.Empty)).DistinctBy(static row => row.Key)
            .ToDictionary(static row => row.Key!, row => AssumptionOf(row, parameters[row.Key!]), StringComparer.Ordinal);
        await database.ExecuteAsync(Sql.Of($"update societal_calculations set name = {input.Name!.Trim()}, given = {CalculatorJson.Write(given)}::jsonb where id = {id} and initiative_id = {initiative}"), cancellation);
        await audit.RecordAsync("changed", "societal_calculations", id, initiative, cancellation: cancellation);
        return Result.Done;
    }

    /// <summary>Takes one away.</summary>
    /// <returns>Null when the initiative has no such calculation.</returns>
    public async Task<Result?> RemoveAsync(InitiativeId initiative, Guid id, CancellationToken cancellation)
    {
        if (await database.ExecuteAsync(Sql.Of($"delete from societal_calculations where id = {id} and initiative_id = {initiative}"), cancellation) == 0)
        {
            return null;
        }

        await audit.RecordAsync("removed", "societal_calculations", id, initiative, cancellation: cancellation);
        return Result.Done;
    }

    /// <summary>A parameter's row as it is shown in a form.</summary>
    internal static CalculationInput.Row RowOf(CalculatorParameter parameter, Assumption? given)
    {
        decimal Shown(double value) => (decimal)value * (parameter.IsShare ? 100 : 1);
        return given is null
            ? new CalculationInput.Row { Key = parameter.Key }
            : new CalculationInput.Row { Key = parameter.Key, Low = Shown(given.Value.Low), Mid = Shown(given.Value.Mid), High = Shown(given.Value.High), Source = given.Source };
    }

    private static Assumption AssumptionOf(CalculationInput.Row row, CalculatorParameter parameter)
    {
        double Kept(decimal value) => (double)(parameter.IsShare ? value / 100 : value);
        return new(new UncertainValue(Kept(row.Low ?? row.Mid!.Value), Kept(row.Mid!.Value), Kept(row.High ?? row.Mid!.Value)), string.IsNullOrWhiteSpace(row.Source) ? null : row.Source.Trim());
    }

    private static IEnumerable<Problem> Problems(int at, CalculationInput.Row row, CalculatorParameter parameter)
    {
        string Field(string name) => $"Rows[{at}].{name}";
        var most = parameter.IsShare ? 100 : MostValue;
        foreach (var (name, value) in new[] { (nameof(row.Low), row.Low), (nameof(row.Mid), row.Mid), (nameof(row.High), row.High) })
        {
            if (value < 0 || value > most)
            {
                yield return new Problem(Field(name), parameter.IsShare ? "calculations.problem.share" : "calculations.problem.value");
            }
        }

        if (row.Mid is null && (row.Low is not null || row.High is not null))
        {
            yield return new Problem(Field(nameof(row.Mid)), "calculations.problem.likely");
        }

        if (row.Low > row.Mid)
        {
            yield return new Problem(Field(nameof(row.Low)), "calculations.problem.low");
        }

        if (row.High < row.Mid)
        {
            yield return new Problem(Field(nameof(row.High)), "calculations.problem.high");
        }
    }

    private static long SeedOf(Guid id) => BitConverter.ToInt64(id.ToByteArray(), 8) & long.MaxValue;
}
