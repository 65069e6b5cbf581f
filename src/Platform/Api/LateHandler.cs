using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Samsteg.Platform;

/// <summary>
/// An operation's handler, compiled when it is first asked for: what binds its parameters is compiled at run time, which for
/// all operations takes longer than the rest of the program's start.
/// </summary>
internal sealed class LateHandler
{
    private static readonly ObjectFactory<ApiTransaction> Transaction = ActivatorUtilities.CreateFactory<ApiTransaction>([]);

    private readonly Delegate _handler;
    private readonly bool _reads;
    private readonly Lazy<RequestDelegate> _compiled;

    public LateHandler(IServiceProvider services, string pattern, bool reads, Delegate handler)
    {
        (_handler, _reads) = (handler, reads);
        _compiled = new Lazy<RequestDelegate>(() =>
        {
            var endpoint = new RouteEndpointBuilder(null, RoutePatternFactory.Parse(pattern), 0) { ApplicationServices = services };
            endpoint.FilterFactories.Add(static (_, next) => context => Transaction(context.HttpContext.RequestServices, []).InvokeAsync(context, next));
            return RequestDelegateFactory.Create(handler, Options(endpoint)).RequestDelegate;
        });
    }

    public Task InvokeAsync(HttpContext context) => _compiled.Value(context);

    /// <summary>Tells the endpoint what its parameters and its answer are, for the description and for refusing other content.</summary>
    public void Describe(EndpointBuilder endpoint)
    {
        endpoint.Metadata.Add(_handler.Method);
        foreach (var attribute in _handler.Method.GetCustomAttributes())
        {
            endpoint.Metadata.Add(attribute);
        }

        RequestDelegateFactory.InferMetadata(_handler.Method, Options((RouteEndpointBuilder)endpoint));
    }

    private RequestDelegateFactoryOptions Options(RouteEndpointBuilder endpoint) => new()
    {
        ServiceProvider = endpoint.ApplicationServices,
        RouteParameterNames = endpoint.RoutePattern.Parameters.Select(static parameter => parameter.Name),
        ThrowOnBadRequest = endpoint.ApplicationServices.GetRequiredService<IOptions<RouteHandlerOptions>>().Value.ThrowOnBadRequest,
        DisableInferBodyFromParameters = _reads,
        EndpointBuilder = endpoint,
    };
}
