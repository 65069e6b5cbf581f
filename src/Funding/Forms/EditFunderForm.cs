using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Makes drafts of forms, changes them, publishes them and takes versions out of use.</summary>
public sealed class EditFunderForm(RequestDatabase database, FunderForms forms, CurrentUser user, Texts texts, TimeProvider clock)
{
    /// <summary>A row of the association's own; null when there is none.</summary>
    public Task<FunderForm?> FindAsync(Guid id, CancellationToken cancellation) => database.Context.Set<FunderForm>().SingleOrDefaultAsync(form => form.Id == id, cancellation);

    /// <summary>Makes a draft out of a version: the next one of the same form, or the first of another form. Where the form has a draft already, that one.</summary>
    /// <param name="source">The version that is copied.</param>
    /// <param name="isNext">Whether it becomes the same form's next version.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<FunderForm> CopyAsync(FormDefinition source, bool isNext, CancellationToken cancellation)
    {
        var known = await database.Context.Set<FunderForm>().Select(static form => new { form.Id, form.Key, form.FormVersion, form.State }).ToListAsync(cancellation);
        if (isNext && known.Find(form => form.Key == source.Key && form.State == FunderFormState.Draft) is { } begun)
        {
            return (await FindAsync(begun.Id, cancellation))!;
        }

        var keys = known.Select(static form => form.Key).Concat(ShippedForms.All.Select(static form => form.Key)).ToHashSet();
        var version = isNext
            ? known.Where(form => form.Key == source.Key).Select(static form => form.FormVersion).Append(source.Version).Append(ShippedForms.Find(source.Key)?.Version ?? 0).Max() + 1 : 1;
        var copy = source with
        {
            Version = version,
            Key = isNext ? source.Key : FormEdits.KeyOf(source.Name.Sv, keys, "formular"),
            Name = isNext ? source.Name : new LocalText($"{source.Name.Sv} – {In("sv")}", source.Name.En is { } english ? $"{english} – {In("en")}" : null),
        };
        var draft = new FunderForm { Key = copy.Key, FormVersion = version, Content = copy.ToJson(), ChangedAt = clock.GetUtcNow(), ChangedBy = user.RequiredAccount };
        database.Context.Add(draft);
        await database.Context.SaveChangesAsync(cancellation);
        return draft;
    }

    /// <summary>Keeps a changed definition; refused where the draft has been changed or published since it was read, and where the definition would be none.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="version">The row's version as it was read.</param>
    /// <param name="changed">The definition.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Result> SaveAsync(FunderForm draft, uint version, FormDefinition changed, CancellationToken cancellation)
    {
        if (Changed(draft, version) is { } refused)
        {
            return refused;
        }

        if (!changed.IsWhole())
        {
            return Result.Refused(string.Empty, "funder_forms.problem.contradicts");
        }

        (draft.Content, draft.ChangedAt, draft.ChangedBy) = (changed.ToJson(), clock.GetUtcNow(), user.RequiredAccount);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Publishes a draft that has all that an application's form must have.</summary>
    public async Task<Result> PublishAsync(FunderForm draft, uint version, CancellationToken cancellation)
    {
        if (Changed(draft, version) is { } refused)
        {
            return refused;
        }

        var definition = draft.Definition;
        if (FormReadiness.Faults(definition).Count > 0)
        {
            return Result.Refused(string.Empty, "funder_forms.problem.not_ready");
        }

        if (await forms.LatestAsync(draft.Key, cancellation) is { } latest && SaysTheSame(latest, definition))
        {
            return Result.Refused(string.Empty, "funder_forms.problem.nothing_changed", latest.Version);
        }

        draft.Publish();
        (draft.ChangedAt, draft.ChangedBy) = (clock.GetUtcNow(), user.RequiredAccount);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes a version out of use; what is written on it stays, and so do calls that ask on it.</summary>
    public async Task<Result> RetireAsync(string key, int version, CancellationToken cancellation)
    {
        if (await database.Context.Set<FunderForm>().SingleOrDefaultAsync(form => form.Key == key && form.FormVersion == version, cancellation) is not { State: FunderFormState.Published } form)
        {
            return Result.Conflict("funder_forms.problem.not_published");
        }

        form.Retire();
        (form.ChangedAt, form.ChangedBy) = (clock.GetUtcNow(), user.RequiredAccount);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Throws a draft away.</summary>
    public async Task<Result> RemoveAsync(FunderForm draft, uint version, CancellationToken cancellation)
    {
        if (Changed(draft, version) is { } refused)
        {
            return refused;
        }

        database.Context.Remove(draft);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private static Result? Changed(FunderForm draft, uint version) =>
        draft.State != FunderFormState.Draft ? Result.Conflict("funder_forms.problem.published")
        : draft.Version != version ? Result.Conflict("funder_forms.problem.changed") : null;

    private string In(string language) => texts.In(CultureInfo.GetCultureInfo(language), () => texts["funder_forms.copy"]);

    private static bool SaysTheSame(FormDefinition one, FormDefinition other) => (one with { Version = other.Version }).ContentHash() == other.ContentHash();
}
