using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What people are told about their sign-ups; each message holds a link and nothing else.</summary>
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

    /// <summary>What a guest is told of their state.</summary>
    public static MessageKind Of(SignUpState state) => state switch
    {
        SignUpState.Confirmed => GuestConfirmed,
        SignUpState.Waiting => GuestWaiting,
        _ => GuestCancelled,
    };
}
