using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Samsteg.Platform;

/// <summary>What somebody answered to one field.</summary>
public abstract record FormAnswer
{
    /// <summary>As a value that can be drawn and compared; null when it has none.</summary>
    public virtual decimal? Value => null;

    /// <summary>As it stands in a form's input.</summary>
    public abstract string Typed();

    /// <summary>As it is kept: a text, unless it is more.</summary>
    public virtual JsonNode Kept() => JsonValue.Create(Typed());
}

/// <summary>A level of a scale.</summary>
public sealed record LevelAnswer(int Level) : FormAnswer
{
    /// <inheritdoc/>
    public override decimal? Value => Level;

    /// <inheritdoc/>
    public override string Typed() => Level.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override JsonNode Kept() => JsonValue.Create(Level);
}

/// <summary>A code of a choice.</summary>
public sealed record ChoiceAnswer(string Code) : FormAnswer
{
    /// <inheritdoc/>
    public override string Typed() => Code;
}

/// <summary>Own words.</summary>
public sealed record TextAnswer(string Text) : FormAnswer
{
    /// <inheritdoc/>
    public override string Typed() => Text;
}

/// <summary>A number.</summary>
public sealed record NumberAnswer(decimal Number) : FormAnswer
{
    /// <inheritdoc/>
    public override decimal? Value => Number;

    /// <inheritdoc/>
    public override string Typed() => QuestionField.AsTyped(Number);

    /// <inheritdoc/>
    public override JsonNode Kept() => JsonValue.Create(Number);
}

/// <summary>A day.</summary>
public sealed record DayAnswer(DateOnly Day) : FormAnswer
{
    /// <inheritdoc/>
    public override string Typed() => Day.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>One of the form's ways not to answer.</summary>
public sealed record SkippedAnswer(string Code) : FormAnswer
{
    /// <summary>What a skip begins with in a form's input, which no answer to a field that may be skipped does.</summary>
    public const string Mark = "skip.";

    /// <inheritdoc/>
    public override string Typed() => Mark + Code;

    /// <inheritdoc/>
    public override JsonNode Kept() => new JsonObject { [Key] = Code };

    /// <summary>The property by which it is told from other answers where it is kept.</summary>
    internal const string Key = "skip";
}

/// <summary>One of a list, or own words.</summary>
/// <param name="Code">Its code; null for own words.</param>
/// <param name="Text">In words, as they were when it was answered, so that it reads the same for ever.</param>
public sealed record LookupAnswer(string? Code, string Text) : FormAnswer
{
    /// <inheritdoc/>
    public override string Typed() => Code ?? Text;

    /// <inheritdoc/>
    public override JsonNode Kept() => Code is null ? new JsonObject { ["text"] = Text } : new JsonObject { ["code"] = Code, ["text"] = Text };
}

/// <summary>Rows of another table, in the order in which they were chosen.</summary>
public sealed record RowsAnswer(IReadOnlyList<Guid> Rows) : FormAnswer
{
    /// <inheritdoc/>
    public override string Typed() => string.Join(',', Rows);

    /// <summary>The same rows, in whatever order.</summary>
    public bool Equals(RowsAnswer? other) => other is not null && Rows.Order().SequenceEqual(other.Rows.Order());

    /// <inheritdoc/>
    public override int GetHashCode() => Rows.Aggregate(0, static (hash, row) => hash ^ row.GetHashCode());

    /// <inheritdoc/>
    public override JsonNode Kept() => new JsonArray([.. Rows.Select(static row => (JsonNode)JsonValue.Create(row))]);
}

/// <summary>Files that were handed in.</summary>
public sealed record FilesAnswer(IReadOnlyList<AnsweredFile> Files) : FormAnswer
{
    /// <inheritdoc/>
    public override string Typed() => string.Join(", ", Files.Select(static file => file.Name));

    /// <summary>The same files in the same order.</summary>
    public bool Equals(FilesAnswer? other) => other is not null && Files.SequenceEqual(other.Files);

    /// <inheritdoc/>
    public override int GetHashCode() => Files.Aggregate(0, static (hash, file) => HashCode.Combine(hash, file));

    /// <inheritdoc/>
    public override JsonNode Kept() =>
        new JsonArray([.. Files.Select(static file => (JsonNode)new JsonObject { ["document"] = file.Document, ["name"] = file.Name, ["sha256"] = file.Sha256 })]);

    internal static FilesAnswer? Kept(JsonElement kept) =>
        kept.ValueKind == JsonValueKind.Array && kept.EnumerateArray().All(static file => file.ValueKind == JsonValueKind.Object)
            ? new FilesAnswer([.. kept.EnumerateArray().Select(static file => new AnsweredFile(
                file.GetProperty("document").GetGuid(), file.GetProperty("name").GetString() ?? string.Empty, file.GetProperty("sha256").GetString() ?? string.Empty))])
            : null;
}

/// <summary>A file among answers: which document, what it is called, and what its content was.</summary>
/// <param name="Document">The document.</param>
/// <param name="Name">Its file's name.</param>
/// <param name="Sha256">Of the content, in lower-case hexadecimal.</param>
public sealed record AnsweredFile(Guid Document, string Name, string Sha256);

/// <summary>Rows of a table.</summary>
public sealed record TableAnswer(IReadOnlyList<AnswerRow> Rows) : FormAnswer
{
    /// <inheritdoc/>
    public override string Typed() => string.Join("; ", Rows.Select(static row => string.Join(", ", row.Cells.Values.Select(static cell => cell.Typed()))));

    /// <summary>The row; null when it is not there.</summary>
    public AnswerRow? Find(Guid row) => Rows.FirstOrDefault(candidate => candidate.Id == row);

    /// <summary>The same rows in the same order.</summary>
    public bool Equals(TableAnswer? other) => other is not null && Rows.SequenceEqual(other.Rows);

    /// <inheritdoc/>
    public override int GetHashCode() => Rows.Aggregate(0, static (hash, row) => HashCode.Combine(hash, row));

    /// <inheritdoc/>
    public override JsonNode Kept() => new JsonArray([.. Rows.Select(static row => row.Kept())]);
}

/// <summary>A row of a table.</summary>
/// <param name="Id">Its own for as long as it stands, whatever its cells say.</param>
/// <param name="Cells">What is answered in it, by column.</param>
public sealed record AnswerRow(Guid Id, IReadOnlyDictionary<string, FormAnswer> Cells)
{
    /// <summary>The answer in a column; null when there is none.</summary>
    public FormAnswer? this[string column] => Cells.GetValueOrDefault(column);

    /// <summary>The same row saying the same.</summary>
    public bool Equals(AnswerRow? other) =>
        other is not null && Id == other.Id && Cells.Count == other.Cells.Count && Cells.All(cell => cell.Value.Equals(other[cell.Key]));

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode();

    /// <summary>As it is kept: its id, then its cells by column.</summary>
    public JsonNode Kept()
    {
        var json = new JsonObject { ["id"] = Id };
        foreach (var (column, cell) in Cells.OrderBy(static cell => cell.Key, StringComparer.Ordinal))
        {
            json[column] = cell.Kept();
        }

        return json;
    }
}
