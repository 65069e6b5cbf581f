using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What is read of definitions inside the database.</summary>
internal static class LocalizedForms
{
    /// <summary>A form's name in the language of the request.</summary>
    /// <param name="content">The column of the definition.</param>
    public static Sql NameOf(string content) => Sql.Raw(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en"
        ? $"coalesce({content} #>> '{{name,en}}', {content} #>> '{{name,sv}}')" : $"({content} #>> '{{name,sv}}')");
}
