using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>The forms that applications can be written on: those that come with the program, and those that the association has published.</summary>
public sealed class FunderForms(RequestDatabase database)
{
    /// <summary>The purpose under which an initiative keeps the version that its application is written on.</summary>
    public const string Purpose = "application";

    /// <summary>The latest version of each, by name.</summary>
    public async Task<IReadOnlyList<FormDefinition>> OfferedAsync(CancellationToken cancellation) =>
    [
        .. (await PublishedAsync(cancellation)).Concat(ShippedForms.All)
            .GroupBy(static form => form.Key).Select(static versions => versions.MaxBy(static form => form.Version)!)
            .OrderBy(static form => form.Name.ToString(), StringComparer.CurrentCulture),
    ];

    /// <summary>A version that may be used; null when there is none.</summary>
    public async Task<FormDefinition?> FindAsync(string key, int version, CancellationToken cancellation) =>
        ShippedForms.All.FirstOrDefault(form => form.Key == key && form.Version == version)
        ?? (await database.Context.Set<FunderForm>().AsNoTracking()
            .SingleOrDefaultAsync(form => form.Key == key && form.FormVersion == version && form.State != FunderFormState.Draft, cancellation))?.Definition;

    private async Task<IEnumerable<FormDefinition>> PublishedAsync(CancellationToken cancellation) =>
        (await database.Context.Set<FunderForm>().AsNoTracking().Where(static form => form.State == FunderFormState.Published).ToListAsync(cancellation)).Select(static form => form.Definition);
}
