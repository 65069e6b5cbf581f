using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>Who or what is behind a figure, as far as the viewer may see.</summary>
/// <param name="Rows">Those the viewer reaches, by the day they began to count.</param>
/// <param name="Beyond">How many more there are that the viewer does not reach.</param>
public sealed record Behind(IReadOnlyList<BehindRow> Rows, int Beyond)
{
    /// <summary>Nobody, or not for this viewer.</summary>
    public static Behind Nothing { get; } = new([], 0);
}

/// <summary>A subject behind a figure.</summary>
public sealed record BehindRow(Guid Id, string Name, string? Detail, string? Path, bool Part, DateOnly CountsFrom);

/// <summary>Reads the rows behind a figure: which ones as de-identified figures, their names in the viewer's own scope.</summary>
public sealed class BehindFigure(Indicators indicators, MeasureCatalogue measures, RequestDatabase database, CurrentUser user, IEnumerable<Capability> capabilities)
{
    private readonly Dictionary<SubjectKind, SubjectSource> _sources = capabilities.SelectMany(static capability => capability.Subjects).ToDictionary(static source => source.Kind);

    /// <summary>The rows of a target's value at a viewpoint.</summary>
    public async Task<Behind> ReadAsync(Target target, Viewpoint viewpoint, CancellationToken cancellation = default)
    {
        var subjects = await indicators.SubjectsAsync(target, viewpoint, cancellation);
        if (subjects.Count == 0 || measures.Find(target.Measure) is not { } measure || !_sources.TryGetValue(measure.Subject, out var source))
        {
            return Behind.Nothing;
        }

        if (!user.May(source.Permission, target.InitiativeId))
        {
            return new Behind([], subjects.Count);
        }

        var names = (await database.QueryAsync<SubjectName>(
            Sql.Of($"select id, name, detail, path from ({source.Names(Sql.Of($"{subjects.Select(static subject => subject.Subject).ToArray()}"))}) named"), cancellation))
            .ToDictionary(static name => name.Id);
        var rows = subjects.Where(subject => names.ContainsKey(subject.Subject))
            .Select(subject => (Subject: subject, Name: names[subject.Subject]))
            .Select(static pair => new BehindRow(pair.Subject.Subject, pair.Name.Name, pair.Name.Detail, pair.Name.Path, pair.Subject.Part, pair.Subject.CountsFrom))
            .ToList();
        return new Behind(rows, subjects.Count - rows.Count);
    }

    private sealed record SubjectName(Guid Id, string Name, string? Detail, string? Path);
}
