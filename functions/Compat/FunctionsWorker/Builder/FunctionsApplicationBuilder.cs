using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Local;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Gathers services, settings and middleware, and builds the host that serves the functions.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];
    private readonly WebApplicationBuilder _web;
    private readonly FunctionCatalog _functions;
    private readonly string _directory;
    private bool _answersHttp;
    private bool _built;

    internal FunctionsApplicationBuilder(string[] args, string directory, IEnumerable<Type> types)
    {
        _directory = directory;
        LocalSettings.Load(_directory);
        _functions = FunctionCatalog.Of(types);
        _web = LocalHost.CreateBuilder(args, _directory);
        _functions.AddClasses(_web.Services);
    }

    public ConfigurationManager Configuration => _web.Configuration;

    IConfigurationManager IHostApplicationBuilder.Configuration => _web.Configuration;

    public IHostEnvironment Environment => _web.Environment;

    public ILoggingBuilder Logging => _web.Logging;

    public IMetricsBuilder Metrics => _web.Metrics;

    public IServiceCollection Services => _web.Services;

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_web).Properties;

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ThrowIfBuilt();
        _middleware.Add(middleware);
        return this;
    }

    public IHost Build()
    {
        ThrowIfBuilt();
        if (!_answersHttp && _functions.InOrder.Any(f => f.Http is not null))
        {
            throw new InvalidOperationException("HTTP functions need ConfigureFunctionsWebApplication().");
        }

        _built = true;
        FunctionExecutionDelegate run = static context => ((Invocation)context).RunAsync();
        for (var i = _middleware.Count - 1; i >= 0; i--)
        {
            run = _middleware[i](run);
        }

        return LocalHost.Build(_web, _functions, run, _directory);
    }

    internal void AnswerHttp()
    {
        if (!_answersHttp)
        {
            _answersHttp = true;
            LocalHost.AddHttp(Services);
            Use(HttpAnswers.Execute);
        }
    }

    private void ThrowIfBuilt()
    {
        if (_built)
        {
            throw new InvalidOperationException("The application has already been built.");
        }
    }
}
