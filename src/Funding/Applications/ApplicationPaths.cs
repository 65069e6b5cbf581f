using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Addresses of an application's pages.</summary>
public static class ApplicationPaths
{
    /// <summary>The application.</summary>
    public static string Of(InitiativeId initiative) => $"/insatser/{initiative}/ansokan";

    /// <summary>A part of it.</summary>
    public static string Section(InitiativeId initiative, string section) => $"{Of(initiative)}/del/{section}";

    /// <summary>A row of a table; null for a new one.</summary>
    public static string Row(InitiativeId initiative, string section, string field, Guid? row) => $"{Section(initiative, section)}/{field}/{(row is null ? "ny" : row.ToString())}";

    /// <summary>Where something stands.</summary>
    public static string Place(InitiativeId initiative, FormDefinition form, AnswerPath path) =>
        form.Sections.FirstOrDefault(section => section.Fields.Any(field => field.Key == path.Field)) is not { } found ? Of(initiative)
        : path.Row is { } row ? Row(initiative, found.Key, path.Field, row)
        : $"{Section(initiative, found.Key)}#{path.Field}";
}
