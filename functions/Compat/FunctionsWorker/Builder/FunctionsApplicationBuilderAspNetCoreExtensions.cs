namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Lets functions speak ASP.NET Core: a request in, <c>IResult</c> or <c>IActionResult</c> out.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
    {
        builder.AnswerHttp();
        return builder;
    }
}
