using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Samsteg.Platform;

/// <summary>
/// Where the program may call for somebody who typed an address, to deliver a subscription or to read a calendar: over TLS, addresses of the public internet. A name is looked up when the
/// connection is made and the address found there is the one connected to, so that it cannot point inwards afterwards.
/// </summary>
public static class WebhookAddress
{
    private static readonly IReadOnlyList<IPNetwork> NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(static network => IPNetwork.Parse(network)),
    ];

    /// <summary>An address that may be subscribed for.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="isDevelopment">Whether programs on this machine may be told, without TLS.</param>
    /// <param name="address">The address.</param>
    public static bool TryRead(string? text, bool isDevelopment, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out address)
        && (address.Scheme == Uri.UriSchemeHttps || (isDevelopment && address.Scheme == Uri.UriSchemeHttp))
        && address.UserInfo.Length == 0 && address.Fragment.Length == 0
        && (!IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var number) || IsPublic(number) || isDevelopment);

    /// <summary>Whether it is an address of the public internet: none of this machine, of a local network, or kept for other uses (RFC 6890).</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !NotPublic.Any(network => network.Contains(plain));
    }

    /// <summary>Connections to public addresses only: no proxy, no redirects, no cookies.</summary>
    public static SocketsHttpHandler Handler(bool isDevelopment) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        MaxResponseHeadersLength = 16,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        ConnectCallback = async (context, cancellation) =>
        {
            var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
            if (found.Length == 0 || (!isDevelopment && !found.All(IsPublic)))
            {
                throw new HttpRequestException(HttpRequestError.ConnectionError, "The address is not public.");
            }

            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(found, context.DnsEndPoint.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}
