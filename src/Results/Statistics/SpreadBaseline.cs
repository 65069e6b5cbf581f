using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>What a spread is held against: the median of another time or place, with where it comes from.</summary>
/// <param name="Spread">Key of the spread.</param>
/// <param name="Value">The median, in the spread's unit.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Version">The row's version.</param>
public sealed record SpreadBaseline(string Spread, decimal Value, string Source, uint Version);

/// <summary>A baseline as typed.</summary>
public sealed class BaselineInput
{
    /// <summary>The version that was read; null when none was set.</summary>
    public uint? Version { get; set; }

    /// <summary>The median; empty for none any more.</summary>
    [Range(0, 10_000)]
    public decimal? Value { get; set; }

    /// <summary>Where it comes from.</summary>
    [StringLength(200)]
    public string? Source { get; set; }
}

/// <summary>Sets, changes and takes away what a spread is held against.</summary>
public sealed class SetBaseline(RequestDatabase database, AuditTrail audit)
{
    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(InitiativeId initiative, Spread spread, BaselineInput input, CancellationToken cancellation)
    {
        if (input.Value is not null && string.IsNullOrWhiteSpace(input.Source))
        {
            return Result.Refused(nameof(input.Source), "results.statistics.source_missing");
        }

        var standing = await FindAsync(initiative, spread, cancellation);
        if (standing?.Version != input.Version)
        {
            return Result.Conflict("results.statistics.changed_meanwhile");
        }

        if (standing is null && input.Value is null)
        {
            return Result.Refused(nameof(input.Value), "results.statistics.value_missing");
        }

        var written = await database.ExecuteAsync(
            input.Value is not { } value ? Sql.Of($"delete from spread_baselines where initiative_id = {initiative} and spread = {spread.Key}")
            : standing is null ? Sql.Of($"insert into spread_baselines (initiative_id, spread, value, source) values ({initiative}, {spread.Key}, {value}, {input.Source!.Trim()}) on conflict do nothing")
            : Sql.Of($"update spread_baselines set value = {value}, source = {input.Source!.Trim()} where initiative_id = {initiative} and spread = {spread.Key}"),
            cancellation);
        if (written == 0)
        {
            return Result.Conflict("results.statistics.changed_meanwhile");
        }

        await audit.RecordAsync(input.Value is null ? "removed" : standing is null ? "added" : "changed", "spread_baselines", initiative.Value, initiative, cancellation: cancellation);
        return Result.Done;
    }

    /// <summary>The one that is set; null when none is.</summary>
    public Task<SpreadBaseline?> FindAsync(InitiativeId initiative, Spread spread, CancellationToken cancellation) => database.FindAsync<SpreadBaseline>(Sql.Of(
        $"select spread, value, source, xmin as version from spread_baselines where initiative_id = {initiative} and spread = {spread.Key} for update"), cancellation);
}
