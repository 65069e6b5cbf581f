namespace Samsteg.Funding;

/// <summary>Addresses of funders' forms.</summary>
public static class FormPaths
{
    /// <summary>All of them.</summary>
    public const string All = "/formular";

    /// <summary>A version as who applies sees it.</summary>
    public static string Of(string key, int version) => $"{All}/{key}/{version}";

    /// <summary>A draft.</summary>
    public static string Draft(Guid draft) => $"{All}/utkast/{draft}";

    /// <summary>A part of a draft.</summary>
    public static string Section(Guid draft, string section) => $"{Draft(draft)}/del/{section}";

    /// <summary>A question of a draft, or a column of a table.</summary>
    public static string Field(Guid draft, string field, string? column = null) => $"{Draft(draft)}/fraga/{field}{(column is null ? null : "/" + column)}";
}
