using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace Samsteg.Platform;

/// <summary>
/// All texts a user reads, by key. Each capability keeps its own in <c>Texts/&lt;Project&gt;.resx</c> (Swedish) with
/// English beside it; keys begin with the capability's word and are unique over all.
/// </summary>
public sealed class Texts(IEnumerable<Capability> capabilities)
{
    private readonly ResourceManager[] _sources = capabilities
        .Select(static capability => capability.Assembly)
        .Distinct()
        .SelectMany(static assembly => BaseNamesIn(assembly).Select(name => new ResourceManager(name, assembly)))
        .ToArray();

    /// <summary>Texts that were found, by language and key: looking through the sources was more than a third of a page full of words.</summary>
    private readonly ConcurrentDictionary<(string Language, string Key), string> _found = [];

    /// <summary>The text, with <paramref name="arguments"/> in its places, in the language of the request.</summary>
    /// <remarks>A key without text is shown as it is, between brackets; a test keeps that from happening.</remarks>
    public string this[string key, params object?[] arguments]
    {
        get
        {
            var text = Find(key) ?? $"[{key}]";
            return arguments.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, arguments);
        }
    }

    /// <summary>What is made of texts in Swedish, whatever the request's language: papers and decisions are the association's.</summary>
    public T InSwedish<T>(Func<T> make) => In(CultureInfo.GetCultureInfo("sv-SE"), make);

    /// <summary>What is made of texts in another language than the request's.</summary>
    public T In<T>(CultureInfo language, Func<T> make)
    {
        var (culture, uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
        try
        {
            return make();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
        }
    }

    /// <summary>The text, or null when there is none with that key.</summary>
    public string? Find(string key)
    {
        var language = CultureInfo.CurrentUICulture;
        if (_found.TryGetValue((language.Name, key), out var known))
        {
            return known;
        }

        return _sources.Select(source => source.GetString(key, language)).FirstOrDefault(static text => text is not null) is { } found ? _found[(language.Name, key)] = found : null;
    }

    private static IEnumerable<string> BaseNamesIn(System.Reflection.Assembly assembly)
    {
        const string ending = ".resources";
        return assembly.GetManifestResourceNames()
            .Where(static name => name.Contains(".Texts.", StringComparison.Ordinal) && name.EndsWith(ending, StringComparison.Ordinal))
            .Select(static name => name[..^ending.Length]);
    }
}
