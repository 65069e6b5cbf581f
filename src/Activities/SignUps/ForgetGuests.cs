using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Takes away guests, who are no participants, ninety days after what they signed up for: their names were needed to receive them.</summary>
internal sealed class ForgetGuests(NpgsqlDataSource database, TimeProvider clock)
    : ForgettingJob(database, clock, "signup.forget", ("select access.forget_guests($1)", TimeSpan.FromDays(90)));
