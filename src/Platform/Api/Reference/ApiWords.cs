using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Samsteg.Platform;

/// <summary>What the source says of a type and its properties, from the documentation files that lie beside the assemblies. In English, as the source is.</summary>
internal static partial class ApiWords
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> Files = new();

    /// <summary>The summary of a type; null when it has none.</summary>
    public static string? Of(Type type) => Text(Find(type.Assembly, $"T:{NameOf(type)}")?.Element("summary"));

    /// <summary>What is said of a property, in its own summary or as a parameter of its record; null when nothing is.</summary>
    public static string? Of(JsonPropertyInfo property) => property.AttributeProvider is PropertyInfo { DeclaringType: { } type } member
        ? Text(Find(type.Assembly, $"P:{NameOf(type)}.{member.Name}")?.Element("summary")) ?? OfParameter(type, member.Name)
        : null;

    /// <summary>What is said of a record's parameter; null when nothing is.</summary>
    public static string? OfParameter(Type type, string name) =>
        Text(Find(type.Assembly, $"T:{NameOf(type)}")?.Elements("param").FirstOrDefault(parameter => parameter.Attribute("name")?.Value == name));

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static XElement? Find(Assembly assembly, string member) => Files.GetOrAdd(assembly, Read).GetValueOrDefault(member);

    private static Dictionary<string, XElement> Read(Assembly assembly)
    {
        var path = Path.ChangeExtension(assembly.Location, ".xml");
        return File.Exists(path)
            ? XDocument.Load(path).Descendants("member").GroupBy(static member => member.Attribute("name")!.Value).ToDictionary(static group => group.Key, static group => group.First())
            : [];
    }

    private static string? Text(XElement? element) => element is null ? null : Space().Replace(string.Concat(element.Nodes().Select(static node => node switch
    {
        XElement { Name.LocalName: "see" or "paramref" } named => (named.Attribute("cref") ?? named.Attribute("name"))?.Value.Split('.', ':')[^1] ?? string.Empty,
        XElement inner => inner.Value,
        XText text => text.Value,
        _ => string.Empty,
    })), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
