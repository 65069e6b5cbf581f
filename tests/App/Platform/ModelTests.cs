using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>EF's model against the schema that the migrations make, column by column.</summary>
public sealed class ModelTests(EmptySite empty) : IClassFixture<EmptySite>
{
    [Fact]
    public async Task Every_mapped_column_is_there_with_its_type_and_nullability()
    {
        var findings = Differences(await MappedAsync(), await SchemaAsync());

        findings.ShouldBeEmpty(string.Join('\n', findings));
    }

    [Fact]
    public async Task Every_table_of_the_capabilities_that_is_written_by_entities_is_mapped_once()
    {
        var tables = (await MappedAsync()).Select(static column => column.Table).Distinct().ToList();

        tables.Count.ShouldBeGreaterThan(10);
        tables.Except((await SchemaAsync()).Select(static column => column.Table)).ShouldBeEmpty();
    }

    [Fact]
    public void Each_kind_of_difference_is_found()
    {
        Column[] schema =
        [
            new("people", "id", "uuid", false), new("people", "born", "date", true), new("people", "age", "integer", false),
            new("people", "must", "text", false), new("people", "has_default", "text", false, HasDefault: true),
        ];
        Column[] model =
        [
            new("people", "id", "uuid", false), new("people", "born", "timestamp with time zone", true),
            new("people", "age", "integer", true), new("people", "gone", "text", true),
        ];

        Differences(model, schema).ShouldBe(
        [
            "people.born is timestamp with time zone in the model and date in the schema",
            "people.age may be null in the model and not in the schema",
            "people.gone is not in the schema",
            "people.must must be given and is not in the model",
        ], ignoreOrder: true);
    }

    internal static IReadOnlyList<string> Differences(IReadOnlyCollection<Column> model, IReadOnlyCollection<Column> schema)
    {
        var findings = new List<string>();
        foreach (var mapped in model)
        {
            var real = schema.FirstOrDefault(column => (column.Table, column.Name) == (mapped.Table, mapped.Name));
            if (real is null)
            {
                findings.Add($"{mapped} is not in the schema");
            }
            else if (Family(real.Type) != Family(mapped.Type))
            {
                findings.Add($"{mapped} is {mapped.Type} in the model and {real.Type} in the schema");
            }
            else if (real.IsNullable != mapped.IsNullable)
            {
                findings.Add($"{mapped} may{(mapped.IsNullable ? string.Empty : " not")} be null in the model and{(real.IsNullable ? string.Empty : " not")} in the schema");
            }
        }

        var tables = model.Select(static column => column.Table).ToHashSet();
        findings.AddRange(schema
            .Where(real => tables.Contains(real.Table) && real is { IsNullable: false, HasDefault: false } && !model.Any(mapped => (mapped.Table, mapped.Name) == (real.Table, real.Name)))
            .Select(static real => $"{real} must be given and is not in the model"));
        return findings;
    }

    private async Task<List<Column>> MappedAsync()
    {
        await using var scope = empty.Site.Services.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<SamstegContext>().GetService<IDesignTimeModel>().Model;
        return [.. model.GetRelationalModel().Tables
            .SelectMany(static table => table.Columns.Select(column => new Column(table.Name, column.Name, column.StoreType, column.IsNullable)))
            .Where(static column => column.Name != "xmin")];
    }

    private async Task<List<Column>> SchemaAsync() =>
        [.. (await empty.Site.Database.RowsAsync("""
            select c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod), not a.attnotnull, a.atthasdef or a.attidentity <> ''
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
            """)).Select(static row => new Column((string)row[0]!, (string)row[1]!, (string)row[2]!, (bool)row[3]!, (bool)row[4]!))];

    /// <summary>Lengths and precisions are the schema's own affair.</summary>
    private static string Family(string type) => type.Split('(')[0] is "character varying" ? "text" : type.Split('(')[0];

    internal sealed record Column(string Table, string Name, string Type, bool IsNullable, bool HasDefault = false)
    {
        public override string ToString() => $"{Table}.{Name}";
    }
}
