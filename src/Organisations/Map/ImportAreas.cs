using Microsoft.AspNetCore.Http;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Replaces the areas of the association's maps by those of a file, or removes them.</summary>
public sealed class ImportAreas(RequestDatabase database, AuditTrail audit)
{
    private const string Field = "File";

    /// <summary>Reads the file and takes its areas, all or none.</summary>
    public async Task<Result> RunAsync(IFormFile file, CancellationToken cancellation)
    {
        if (file.Length is 0 or > AreaFile.Megabytes * 1024 * 1024)
        {
            return Result.Refused(Field, file.Length == 0 ? "documents.rule.empty" : "documents.rule.too_large", AreaFile.Megabytes);
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        var (areas, problem) = AreaFile.Read(content.ToArray(), Field);
        return problem is null ? await ReplaceAsync(areas, cancellation) : Result.Of([problem]);
    }

    /// <summary>Removes all.</summary>
    public Task<Result> ClearAsync(CancellationToken cancellation) => ReplaceAsync([], cancellation);

    private async Task<Result> ReplaceAsync(IReadOnlyList<MapArea> areas, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"delete from map_areas"), cancellation);
        string[] names = [.. areas.Select(static area => area.Name)], geometries = [.. areas.Select(static area => area.Geometry)];
        await database.ExecuteAsync(Sql.Of($"insert into map_areas (id, name, geometry) select uuidv7(), name, geometry::jsonb from unnest({names}::text[], {geometries}::text[]) as a (name, geometry)"), cancellation);
        await audit.RecordAsync("changed", "map_areas", null, null, changes: new Dictionary<string, int> { ["areas"] = areas.Count }, cancellation: cancellation);
        await database.CommitAsync(cancellation);
        return Result.Done;
    }
}
