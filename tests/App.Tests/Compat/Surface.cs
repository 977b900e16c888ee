using System.Reflection;

namespace App.Tests.Compat;

/// <summary>
/// What of the three packages can be seen from outside, one line a member: of the stand-ins in a default build, of the
/// packages themselves in an official one.
/// </summary>
internal static class Surface
{
    private const BindingFlags Visible =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly string[] Packages =
        ["Azure.Data.Tables.dll", "Stripe.net.dll", "Microsoft.Azure.Functions.Worker*.dll"];

    public static bool IsOfficial =>
        File.Exists(Path.Combine(AppContext.BaseDirectory, "Microsoft.Azure.Functions.Worker.Core.dll"));

    /// <summary>What the types declare; of the packages also what they inherit, which a stand-in may declare.</summary>
    public static IReadOnlySet<string> Lines() => Packages
        .SelectMany(package => Directory.EnumerateFiles(AppContext.BaseDirectory, package))
        .SelectMany(file => Assembly.LoadFrom(file).GetExportedTypes())
        .SelectMany(type => Members(type)
            .Select(member => $"{type.Namespace}.{Name(type)} {member}")
            .Append($"{type.Namespace}.{Name(type)}"))
        .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Members(Type type)
    {
        var flags = IsOfficial ? Visible | BindingFlags.FlattenHierarchy : Visible | BindingFlags.DeclaredOnly;
        return type.GetMembers(flags).Select(member => member switch
        {
            MethodBase { IsPublic: true } or MethodBase { IsFamily: true } or MethodBase { IsFamilyOrAssembly: true } =>
                Line((MethodBase)member),
            FieldInfo { IsPublic: true, IsSpecialName: false } field => $"{Name(field.FieldType)} {field.Name}",
            _ => null,
        }).OfType<string>();
    }

    private static string Line(MethodBase method)
    {
        var parameters = method.GetParameters()
            .Select(one => $"{Name(one.ParameterType)} {one.Name}{(one.HasDefaultValue ? "?" : "")}");
        var returned = method is MethodInfo told ? Name(told.ReturnType) : "new";
        return $"{(method.IsStatic ? "static " : "")}{returned} {method.Name}({string.Join(", ", parameters)})";
    }

    private static string Name(Type type) => type switch
    {
        { IsArray: true } => Name(type.GetElementType()!) + "[]",
        { IsByRef: true } => "ref " + Name(type.GetElementType()!),
        { IsGenericType: true } =>
            $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>",
        { IsNested: true, IsGenericParameter: false } => $"{Name(type.DeclaringType!)}.{type.Name}",
        _ => type.Name,
    };
}
