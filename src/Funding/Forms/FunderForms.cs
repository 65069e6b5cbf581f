using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>The forms that applications can be written on: those that come with the program, and those that the association has published.</summary>
public sealed class FunderForms(RequestDatabase database, Texts texts)
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

    /// <summary>The latest version of a form; null when there is none that is offered.</summary>
    public async Task<FormDefinition?> LatestAsync(string key, CancellationToken cancellation) => (await OfferedAsync(cancellation)).FirstOrDefault(form => form.Key == key);

    /// <summary>Whether it is the latest version of its form.</summary>
    public async Task<bool> IsOfferedAsync(FormDefinition form, CancellationToken cancellation) => (await LatestAsync(form.Key, cancellation))?.Version == form.Version;

    /// <summary>The latest versions as alternatives of a question, by <see cref="CallInput.CodeOf"/>.</summary>
    /// <param name="chosen">The code of a version that stays among them although it is not the latest; null for none.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<Choice>> ChoicesAsync(string? chosen, CancellationToken cancellation)
    {
        var forms = (await OfferedAsync(cancellation)).ToList();
        if (chosen?.Split(':') is [var key, var number] && int.TryParse(number, out var version)
            && !forms.Exists(form => form.Key == key && form.Version == version) && await FindAsync(key, version, cancellation) is { } kept)
        {
            forms.Add(kept);
        }

        return [.. forms.Select(form => new Choice(CallInput.CodeOf(form.Key, form.Version), texts["funder_forms.named", form.Name, form.Version]))];
    }

    /// <summary>A version that may be used; null when there is none.</summary>
    public async Task<FormDefinition?> FindAsync(string key, int version, CancellationToken cancellation) =>
        ShippedForms.All.FirstOrDefault(form => form.Key == key && form.Version == version)
        ?? (await database.Context.Set<FunderForm>().AsNoTracking()
            .SingleOrDefaultAsync(form => form.Key == key && form.FormVersion == version && form.State != FunderFormState.Draft, cancellation))?.Definition;

    private async Task<IEnumerable<FormDefinition>> PublishedAsync(CancellationToken cancellation) =>
        (await database.Context.Set<FunderForm>().AsNoTracking().Where(static form => form.State == FunderFormState.Published).ToListAsync(cancellation)).Select(static form => form.Definition);
}
