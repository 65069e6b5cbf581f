using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What people are told about their sign-ups: participants by a link and nothing else, guests also what it is that they have signed up for.</summary>
internal static class SignUpMessages
{
    /// <summary>A guest has a place.</summary>
    public static readonly MessageKind GuestConfirmed = new("sign_up_confirmed", Permission: Nobody);

    /// <summary>A guest waits for a place.</summary>
    public static readonly MessageKind GuestWaiting = new("sign_up_waiting", Permission: Nobody);

    /// <summary>A guest was cancelled by staff.</summary>
    public static readonly MessageKind GuestCancelled = new("sign_up_cancelled", Permission: Nobody);

    /// <summary>A guest is reminded.</summary>
    public static readonly MessageKind GuestReminded = new("sign_up_reminder", Permission: Nobody);

    /// <summary>A participant got a place.</summary>
    public static readonly MessageKind PlaceGiven = new("place_given", Permission: Permissions.OwnPage);

    /// <summary>A participant is reminded of a session.</summary>
    public static readonly MessageKind SessionReminder = new("session_reminder", Permission: Permissions.OwnPage);

    /// <summary>No account is asked how it wants what only guests are told.</summary>
    private const string Nobody = "";

    public static IReadOnlyList<MessageKind> All { get; } = [GuestConfirmed, GuestWaiting, GuestCancelled, GuestReminded, PlaceGiven, SessionReminder];

    /// <summary>What a guest has signed up for: its name, its times, a line each, and its place. All of it stands on its public page.</summary>
    public static string About(string name, IEnumerable<(DateTimeOffset StartsAt, DateTimeOffset EndsAt)> times, string place) =>
        string.Join('\n', ((string[])[name, .. times.Select(static time => SessionWords.When(time.StartsAt, time.EndsAt)), place]).Where(static line => line.Length > 0));

    /// <summary>What a guest is told of their state.</summary>
    public static MessageKind Of(SignUpState state) => state switch
    {
        SignUpState.Confirmed => GuestConfirmed,
        SignUpState.Waiting => GuestWaiting,
        _ => GuestCancelled,
    };
}
