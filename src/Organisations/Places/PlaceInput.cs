using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What is asked about a place.</summary>
public sealed record PlaceInput
{
    /// <summary>Id; made when the form is opened, so that a form sent twice adds one place.</summary>
    [FormId]
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The version that was read; 0 for a new one.</summary>
    public uint Version { get; init; }

    /// <summary>What it is called.</summary>
    [Required, MaxLength(100)]
    public string? Name { get; init; }

    /// <summary>Street and number.</summary>
    [MaxLength(200)]
    public string? Address { get; init; }

    /// <summary>As typed: five digits, with or without a blank.</summary>
    [MaxLength(10)]
    public string? Postcode { get; init; }

    /// <summary>Town.</summary>
    [MaxLength(100)]
    public string? Town { get; init; }

    /// <summary>As pasted.</summary>
    [MaxLength(100)]
    public string? Point { get; init; }

    /// <summary>Whether the point is only the middle of the postcode's area, or of the town.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>Whether the point was put on the map, and is as it was put.</summary>
    public bool IsOnMap { get; init; }

    internal static PlaceInput Of(OrganisationPlace place) => new()
    {
        Id = place.Id,
        Version = place.Version,
        Name = place.Name,
        Address = place.Address,
        Postcode = PlaceRow.Spaced(place.Postcode),
        Town = place.Town,
        Point = Coordinates.Of(place.Latitude, place.Longitude)?.ToString(),
        IsApproximate = place.PointSource is PointSource.Postcode,
    };

    /// <summary>The facts, or what is wrong in words.</summary>
    /// <param name="known">The place as it stands: a point that is not touched keeps where it came from.</param>
    internal (PlaceFacts? Facts, Result Result) Read(OrganisationPlace? known)
    {
        var problems = new List<Problem>();
        var postcode = string.Concat((Postcode ?? string.Empty).Where(static letter => !char.IsWhiteSpace(letter)));
        if (postcode.Length > 0 && (postcode.Length != 5 || postcode[0] == '0' || !postcode.All(char.IsAsciiDigit)))
        {
            problems.Add(new Problem(nameof(Postcode), "organisations.places.postcode_problem"));
        }

        if (string.IsNullOrWhiteSpace(Name))
        {
            problems.Add(new Problem(nameof(Name), "ui.required"));
        }

        var (point, fault) = Coordinates.Read(Point, nameof(Point));
        if (fault is not null)
        {
            problems.Add(fault);
        }
        else if (point is null && IsApproximate)
        {
            problems.Add(new Problem(nameof(Point), "organisations.places.point_missing"));
        }

        if (problems.Count > 0)
        {
            return (null, Result.Of(problems));
        }

        var isOnMap = IsOnMap || known is { PointSource: PointSource.Map } && Coordinates.Of(known.Latitude, known.Longitude) == point;
        PointSource? source = point is null ? null : IsApproximate ? PointSource.Postcode : isOnMap ? PointSource.Map : PointSource.Pasted;
        return (new PlaceFacts(Name!.Trim(), Text(Address), Text(postcode), Text(Town), point, source), Result.Done);
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
