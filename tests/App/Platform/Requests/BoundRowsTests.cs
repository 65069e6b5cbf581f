using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Samsteg.Funding;

namespace Samsteg.App;

/// <summary>Whatever is sent as the rows of a form, each row is there for what reads it: on all pages there are.</summary>
public sealed class BoundRowsTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task No_row_of_any_form_is_nothing()
    {
        var lists = SitePages.All.Select(static page => page.Model).Distinct()
            .SelectMany(static page => page.GetProperties().Where(static property => property.GetCustomAttribute<BindPropertyAttribute>() is not null))
            .SelectMany(static property => Rows(property.PropertyType, [])).Distinct().ToList();
        lists.ShouldContain(typeof(DecisionInput).GetProperty(nameof(DecisionInput.Conditions))!);
        lists.ShouldContain(typeof(ClaimUnitsInput).GetProperty(nameof(ClaimUnitsInput.Rows))!);
        foreach (var list in lists)
        {
            foreach (var (key, value) in new[] { ("Rows", "x"), ("Rows", string.Empty), ("Rows.index", "a"), ("Rows[0].Nothing", "x") })
            {
                (await BoundAsync(list, key, value)).ShouldAllBe(static row => row != null, $"{list.DeclaringType}.{list.Name} of {key}={value}");
            }
        }
    }

    /// <summary>The lists of rows in what a form asks, those within others included.</summary>
    private static IEnumerable<PropertyInfo> Rows(Type type, HashSet<Type> seen)
    {
        if (!type.FullName!.StartsWith("Samsteg.", StringComparison.Ordinal) || !seen.Add(type))
        {
            yield break;
        }

        foreach (var property in type.GetProperties().Where(static property => property.CanWrite && property.GetIndexParameters().Length == 0))
        {
            if (property.PropertyType is { IsGenericType: true } of && of.GetGenericArguments() is [{ IsClass: true } row] && row.FullName!.StartsWith("Samsteg.", StringComparison.Ordinal) && row.GetConstructor([]) is not null)
            {
                yield return property;
            }

            foreach (var within in Rows(property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[^1] : property.PropertyType, seen))
            {
                yield return within;
            }
        }
    }

    private async Task<IReadOnlyList<object?>> BoundAsync(PropertyInfo list, string key, string value)
    {
        await using var scope = demo.Site.Services.CreateAsyncScope();
        var metadata = scope.ServiceProvider.GetRequiredService<IModelMetadataProvider>().GetMetadataForProperty(list.DeclaringType!, list.Name);
        var binder = scope.ServiceProvider.GetRequiredService<IModelBinderFactory>().CreateBinder(new ModelBinderFactoryContext { Metadata = metadata, CacheToken = list });
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var context = DefaultModelBindingContext.CreateBindingContext(
            new ActionContext(http, new RouteData(), new ActionDescriptor()), new FormValueProvider(BindingSource.Form, new FormCollection(new Dictionary<string, StringValues> { [key] = value }), null), metadata, null, "Rows");
        await binder.BindModelAsync(context);
        return context.Result.Model is System.Collections.IEnumerable bound ? [.. bound.Cast<object?>()] : [];
    }
}
