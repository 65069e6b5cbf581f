using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A page that shows sessions as an address narrows them: the list and the map find the same.</summary>
public abstract class SessionFilterPage : SamstegPage
{
    /// <summary>By time.</summary>
    [BindProperty(SupportsGet = true, Name = "period")]
    public SessionPeriod Period { get; set; } = SessionPeriod.Upcoming;

    /// <summary>Type of activity.</summary>
    [BindProperty(SupportsGet = true, Name = "type")]
    public string? Type { get; set; }

    /// <summary>One series.</summary>
    [BindProperty(SupportsGet = true, Name = "series")]
    public Guid? OneSeries { get; set; }

    /// <summary>Periods to filter by.</summary>
    public IReadOnlyList<Choice> Periods => T.Choices<SessionPeriod>();

    /// <summary>What the address asks for; what is wrong in it is as if it were not there.</summary>
    private protected SessionFilter ReadFilter(DateOnly today)
    {
        ModelState.Clear();
        return new SessionFilter(Period, string.IsNullOrEmpty(Type) ? null : Type, OneSeries is { } one ? new SeriesId(one) : null, today);
    }
}
