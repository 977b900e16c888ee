using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>All functions of the app, in the order of their names whatever their case: the order of routing.</summary>
internal sealed class FunctionCatalog
{
    private const BindingFlags Methods =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly SortedDictionary<string, FunctionEntry> _byName = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<FunctionEntry> InOrder => _byName.Values;

    public static FunctionCatalog Of(IEnumerable<Type> types)
    {
        var catalog = new FunctionCatalog();
        foreach (var method in types.Where(t => t.IsClass).SelectMany(t => t.GetMethods(Methods)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is { } function
                && !catalog._byName.TryAdd(function.Name, new FunctionEntry(function.Name, method)))
            {
                throw new InvalidOperationException($"Two functions are named '{function.Name}'.");
            }
        }

        return catalog;
    }

    public FunctionEntry? Find(string name) => _byName.GetValueOrDefault(name);

    public void AddClasses(IServiceCollection services)
    {
        foreach (var type in _byName.Values.Select(f => f.Class).OfType<Type>().Distinct())
        {
            services.TryAddTransient(type);
        }
    }
}
