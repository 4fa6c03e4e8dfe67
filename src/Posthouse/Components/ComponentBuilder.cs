using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Calls;
using Posthouse.Events;
using Posthouse.Jobs;
using Posthouse.Preparations;
using Posthouse.Rest;
using Posthouse.Storage;

namespace Posthouse.Components;

/// <summary>Collects what a component declares about itself. Every method returns the builder, so that a declaration reads as one sentence.</summary>
public sealed class ComponentBuilder
{
    private readonly List<ServedService> _serves = [];
    private readonly List<CalledService> _calls = [];
    private readonly List<Type> _interceptors = [];
    private readonly List<Surface> _surfaces = [];
    private readonly List<PublishedFact> _publishes = [];
    private readonly List<FollowedFact> _follows = [];
    private readonly List<Type> _jobs = [];
    private readonly List<Type> _preparations = [];
    private readonly List<ConfiguredOptions> _options = [];
    private readonly List<Action<IServiceCollection>> _registrations = [];
    private Migrations? _migrations;
    private ApiPageLook? _apiPage;

    internal ComponentBuilder(string name) => Name = name;

    /// <summary>The component's name, as topologies, logs and metrics use it.</summary>
    public string Name { get; }

    /// <summary>Serves a gRPC service.</summary>
    /// <typeparam name="TEndpoint">A class derived from a generated <c>…Base</c> class; made anew for every call from the component's services.</typeparam>
    /// <param name="rules">Access and validation rules for a contract that cannot carry them itself.</param>
    /// <exception cref="ArgumentException"><typeparamref name="TEndpoint"/> does not derive from a generated service base class.</exception>
    public ComponentBuilder Serves<TEndpoint>(Action<ServiceRules>? rules = null)
        where TEndpoint : class
    {
        var selected = new ServiceRules();
        rules?.Invoke(selected);
        _serves.Add(new ServedService(typeof(TEndpoint), ServiceDescriptors.OfEndpoint(typeof(TEndpoint)), selected));
        return this;
    }

    /// <summary>
    /// Puts an interceptor around every gRPC method that the component serves, as <c>AddGrpc(options => options.Interceptors.Add…)</c> does. It stands between the chassis's
    /// pipeline and the handler, in the order of declaration, outermost first: it sees only calls that were admitted and valid.
    /// </summary>
    /// <typeparam name="TInterceptor">The interceptor; made anew for every call from the component's services, unless the component registers it otherwise.</typeparam>
    public ComponentBuilder Intercepts<TInterceptor>()
        where TInterceptor : Interceptor
    {
        _interceptors.Add(typeof(TInterceptor));
        return this;
    }

    /// <summary>Calls a gRPC service of another component. The client can then be taken as a constructor parameter; a call that is not declared is refused.</summary>
    /// <typeparam name="TClient">The generated client class.</typeparam>
    public ComponentBuilder Calls<TClient>()
        where TClient : ClientBase<TClient>
    {
        _calls.Add(new CalledService(typeof(TClient), ServiceDescriptors.OfClient(typeof(TClient))));
        return this;
    }

    /// <summary>Exposes HTTP that outsiders dictate: pages, a webhook, a download, a return address.</summary>
    /// <param name="prefix">Path prefix, starting with a slash; <c>/</c> takes every path that no longer prefix takes. Routes are mapped with their full paths.</param>
    /// <param name="map">Maps the routes. Their services come from this component.</param>
    public ComponentBuilder Exposes(string prefix, Action<IEndpointRouteBuilder> map)
    {
        _surfaces.Add(new Surface(prefix, map));
        return this;
    }

    /// <summary>Gives the page of the REST API, <c>/api</c>, the look of this component's pages. The first component that does so decides.</summary>
    /// <param name="look">Style sheets and marks, which a surface of this component serves.</param>
    public ComponentBuilder DressesApiPage(ApiPageLook look)
    {
        _apiPage = look;
        return this;
    }

    /// <summary>Keeps data in a database of its own, which nobody else can open.</summary>
    /// <param name="migrations">The numbered scripts that bring the database to this build's version.</param>
    public ComponentBuilder Stores(Migrations migrations)
    {
        _migrations = migrations;
        return this;
    }

    /// <summary>Publishes facts of a type: what happened, in commit order, for whoever follows. Needs <see cref="Stores"/>.</summary>
    /// <typeparam name="TFact">The fact's message type.</typeparam>
    public ComponentBuilder Publishes<TFact>()
        where TFact : class, IMessage<TFact>, new()
    {
        _publishes.Add(new PublishedFact(new TFact().Descriptor));
        return this;
    }

    /// <summary>Follows facts of a type, each handled exactly once and in order. Needs <see cref="Stores"/>.</summary>
    /// <typeparam name="TFact">The fact's message type.</typeparam>
    /// <typeparam name="TFollower">Handles a fact; made anew for every fact.</typeparam>
    public ComponentBuilder Follows<TFact, TFollower>()
        where TFact : class, IMessage<TFact>, new()
        where TFollower : class, IFollower<TFact>
    {
        _follows.Add(FollowedFact.Of<TFact, TFollower>());
        return this;
    }

    /// <summary>Runs durable jobs of a kind. Needs <see cref="Stores"/>.</summary>
    /// <typeparam name="TJob">A class that implements <see cref="IJob{TPayload}"/>; made anew for every run.</typeparam>
    public ComponentBuilder Runs<TJob>()
        where TJob : class, IJob
    {
        _jobs.Add(typeof(TJob));
        return this;
    }

    /// <summary>
    /// Takes an options record from the settings: its classes can then take <typeparamref name="TOptions"/> as a constructor parameter. Settings come from environment variables
    /// (<c>Payments__BankUrl</c>) and the command line (<c>--set Payments:BankUrl=…</c>); what is not set keeps the record's default.
    /// </summary>
    /// <typeparam name="TOptions">An immutable record with defaults in place; it may check itself (<see cref="ICheckedOptions"/>) and mask values (<see cref="SecretAttribute"/>).</typeparam>
    /// <param name="section">The section's name, as a rule the component's.</param>
    public ComponentBuilder Configures<TOptions>(string section)
        where TOptions : class, new()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(section);
        _options.Add(new ConfiguredOptions(section, typeof(TOptions)));
        return this;
    }

    /// <summary>Prepares something before the component is ready, such as filling its database. Several run one after the other.</summary>
    /// <typeparam name="TPreparation">Does the work; made anew for every attempt from the component's services.</typeparam>
    public ComponentBuilder Prepares<TPreparation>()
        where TPreparation : class, IPreparation
    {
        _preparations.Add(typeof(TPreparation));
        return this;
    }

    /// <summary>Registers what the component's own classes need. Other components do not see it.</summary>
    /// <param name="register">Adds to the component's services.</param>
    public ComponentBuilder Uses(Action<IServiceCollection> register)
    {
        _registrations.Add(register);
        return this;
    }

    internal ComponentDefinition Build(Type component) => new(Name, component)
    {
        Serves = [.. _serves],
        Calls = [.. _calls],
        Interceptors = [.. _interceptors],
        Surfaces = [.. _surfaces],
        ApiPage = _apiPage,
        Migrations = _migrations,
        Publishes = [.. _publishes],
        Follows = [.. _follows],
        Jobs = [.. _jobs],
        Preparations = [.. _preparations],
        Options = [.. _options],
        Registrations = [.. _registrations],
    };
}
