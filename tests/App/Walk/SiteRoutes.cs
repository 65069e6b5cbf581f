using Microsoft.AspNetCore.Routing.Patterns;

namespace Samsteg.App;

/// <summary>A page's route, for telling which page an address belongs to and for putting other ids into an address.</summary>
internal sealed class SiteRoute(SitePage page)
{
    private static readonly IReadOnlyList<SiteRoute> All =
        [.. SitePages.All.Where(static page => page.Route.StartsWith('/')).Select(static page => new SiteRoute(page)).OrderByDescending(static route => route.Literals)];

    private readonly RoutePattern _pattern = RoutePatternFactory.Parse(page.Route);

    /// <summary>The page.</summary>
    public SitePage Page => page;

    /// <summary>Names of the parts of the address that are ids or words, in order.</summary>
    public IReadOnlyList<string> Parameters => [.. _pattern.Parameters.Select(static parameter => parameter.Name)];

    private int Literals => _pattern.PathSegments.Count(static segment => segment.Parts[0].IsLiteral);

    /// <summary>The page that an address belongs to; null when none does.</summary>
    public static SiteRoute? Of(string path) => All.FirstOrDefault(route => route.ValuesIn(path) is not null);

    /// <summary>Every page's route.</summary>
    public static IReadOnlyList<SiteRoute> Every => All;

    /// <summary>What stands in an address in the places of the parameters; null when it is another page's.</summary>
    public Dictionary<string, string>? ValuesIn(string path)
    {
        var parts = path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > _pattern.PathSegments.Count)
        {
            return null;
        }

        var values = new Dictionary<string, string>();
        foreach (var (index, segment) in _pattern.PathSegments.Index())
        {
            var part = parts.ElementAtOrDefault(index);
            switch (segment.Parts[0])
            {
                case RoutePatternLiteralPart literal when !string.Equals(literal.Content, part, StringComparison.OrdinalIgnoreCase):
                case RoutePatternParameterPart { IsOptional: false } when part is null:
                case RoutePatternParameterPart parameter when part is not null && parameter.ParameterPolicies.Any(static policy => policy.Content == "guid") && !Guid.TryParse(part, out _):
                    return null;
                case RoutePatternParameterPart parameter when part is not null:
                    values[parameter.Name] = part;
                    break;
            }
        }

        return values;
    }

    /// <summary>The address with other values in it.</summary>
    public string With(IReadOnlyDictionary<string, string> values) =>
        "/" + string.Join('/', _pattern.PathSegments.Select(segment => segment.Parts[0] switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart parameter => values.GetValueOrDefault(parameter.Name),
            _ => throw new NotSupportedException(page.Route),
        }).OfType<string>());
}
