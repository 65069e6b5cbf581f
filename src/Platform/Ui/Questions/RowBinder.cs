using System.Collections;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace Samsteg.Platform;

/// <summary>Binds the rows of a form so that each is there: one of which nothing that was sent can be read is a row in which nothing is filled in, and what writes them finds it so.</summary>
internal sealed class RowBinder(IModelBinder rows, Type row) : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext context)
    {
        await rows.BindModelAsync(context);
        if (context.Result.Model is not IList bound)
        {
            return;
        }

        for (var place = 0; place < bound.Count; place++)
        {
            bound[place] ??= Activator.CreateInstance(row);
        }
    }
}

/// <summary>Offers <see cref="RowBinder"/> for lists of what a form asks row by row.</summary>
internal sealed class RowBinderProvider : IModelBinderProvider
{
    private static readonly CollectionModelBinderProvider Collections = new();

    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ElementMetadata is { IsComplexType: true, IsEnumerableType: false, ModelType: { IsClass: true } row } && row.GetConstructor(Type.EmptyTypes) is not null
            && !context.Metadata.ModelType.IsArray && Collections.GetBinder(context) is { } rows ? new RowBinder(rows, row) : null;
}
