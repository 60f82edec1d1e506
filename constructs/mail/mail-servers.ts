import { Construct } from "constructs";
import type { Environment } from "../../environments/environment";
import type { CitySettings } from "../../model/city";
import { urlOf } from "../../model/hosts";
import { activationHost, mailHost, monitoringSender, webmailHost } from "../../model/mail";
import type { Names } from "../../model/names";
import { roleSubnet } from "../../model/networks";
import { addressOf, portOf, ROLE_NETWORKS } from "../../model/services";
import type { Channel } from "../channel/channel";
import { homeOf } from "../swarm/home";
import type { CityNetworks } from "../swarm/city-networks";
import { SwarmService } from "../swarm/swarm-service";
import { Volume } from "../swarm/volume";

export interface MailServersProps {
  readonly city: CitySettings;
  readonly environment: Environment;
  readonly names: Names;
  readonly image: string;
  readonly filterImage: string;
  readonly activationImage: string;
  readonly webmailImage: string;
  readonly channel: Channel;
  /** The name of the volume with the city's certificates, as the foundation made it. */
  readonly certificatesVolume: string;
  readonly networks: CityNetworks;
}

/**
 * Postfix in front, Dovecot behind. Accounts come through the channel; their passwords are made and kept inside the
 * volume `secret-mail`, which nothing but Dovecot mounts, and the keys that outgoing mail is signed with in `secret-dkim`,
 * which nothing but the filter does. Postfix asks the filter of each letter from outside, and from whoever has logged in.
 * The page for first passwords stands before Dovecot, and keeps nothing. So does the one that people read mail on, which
 * keeps no mail and no password.
 */
export class MailServers extends Construct {
  /** The name that clients know the servers by, and that stands in their certificate. */
  public readonly mailHost: string;

  constructor(scope: Construct, id: string, props: MailServersProps) {
    super(scope, id);
    const { city, environment, names, networks } = props;
    const home = homeOf(this, environment, "edge");
    const { placement } = home;
    this.mailHost = mailHost(city);
    const facts = [
      { volume: props.channel.volumeName, target: "/config", readOnly: true },
      { volume: props.certificatesVolume, target: "/certificates", readOnly: true },
    ];
    const tmpfs = [
      { target: "/run", sizeMiB: 64 },
      { target: "/tmp", sizeMiB: 64 },
    ];

    const queue = new Volume(this, "mail-queue", { name: names.of("mail-queue"), home });
    const dkim = new Volume(this, "secret-dkim", { name: names.of("secret-dkim"), home });
    new SwarmService(this, "mail-mx", {
      name: names.of("mail-mx"),
      image: props.image,
      args: ["mx"],
      environment: {
        MAIL_HOST: this.mailHost,
        IMAP_SERVICE: names.of("mail-imap"),
        FILTER_ADDRESS: addressOf(environment, "mail-filter", "milter"),
        OUTBOUND: environment.mail.outbound,
        MONITORING_SENDER: monitoringSender(city),
      },
      ...networks.joinedBy("mail-mx"),
      volumes: [...facts, { volume: queue.volumeName, target: "/var/spool/postfix" }],
      tmpfs,
      ports: [
        { target: portOf("mail-mx", "smtp").port, published: environment.ports.smtp },
        { target: portOf("mail-mx", "submission").port, published: environment.ports.submission },
        { target: portOf("mail-mx", "submissions").port, published: environment.ports.submissions },
      ],
      memoryMiB: 512,
      placement,
      stopGraceSeconds: 30,
    });

    new SwarmService(this, "mail-filter", {
      name: names.of("mail-filter"),
      image: props.filterImage,
      environment: { MAIL_HOST: this.mailHost },
      ...networks.joinedBy("mail-filter"),
      volumes: [
        { volume: props.channel.volumeName, target: "/config", readOnly: true },
        { volume: dkim.volumeName, target: "/secret" },
      ],
      tmpfs,
      memoryMiB: 512,
      placement,
      stopGraceSeconds: 30,
    });

    const data = new Volume(this, "mail-data", { name: names.of("mail-data"), home });
    const secret = new Volume(this, "secret-mail", { name: names.of("secret-mail"), home });
    new SwarmService(this, "mail-imap", {
      name: names.of("mail-imap"),
      image: props.image,
      args: ["imap"],
      environment: {
        MAIL_HOST: this.mailHost,
        ACTIVATION_PAGE: urlOf(activationHost(city), environment),
        WEBMAIL_NETWORK: roleSubnet(environment.docker.networkPool, ROLE_NETWORKS["webmail-store"].block),
      },
      ...networks.joinedBy("mail-imap"),
      volumes: [
        ...facts,
        { volume: data.volumeName, target: "/var/mail-data" },
        { volume: secret.volumeName, target: "/secret" },
      ],
      tmpfs,
      ports: [{ target: portOf("mail-imap", "imaps").port, published: environment.ports.imaps }],
      // 2 MiB for each session that is awake, of which dovecot.conf lets in 1,200, and 64 MiB for the password that is looked at.
      memoryMiB: 3072,
      placement,
      stopGraceSeconds: 30,
    });

    new SwarmService(this, "activation", {
      name: names.of("activation"),
      image: props.activationImage,
      environment: {
        ACTIVATION_HOST: activationHost(city),
        PASSWORDS: addressOf(environment, "mail-imap", "passwords"),
      },
      ...networks.joinedBy("activation"),
      tmpfs,
      memoryMiB: 128,
      // Beside both whom it stands between: no password passes from node to node.
      placement,
    });

    const screens = new Volume(this, "webmail-data", { name: names.of("webmail-data"), home });
    const sessionKey = new Volume(this, "secret-webmail", { name: names.of("secret-webmail"), home });
    new SwarmService(this, "webmail", {
      name: names.of("webmail"),
      image: props.webmailImage,
      environment: {
        WEBMAIL_HOST: webmailHost(city),
        ACTIVATION_PAGE: urlOf(activationHost(city), environment),
        MAIL_HOST: this.mailHost,
        IMAPS: addressOf(environment, "mail-imap", "imaps"),
        SUBMISSIONS: addressOf(environment, "mail-mx", "submissions"),
        PASSWORDS: addressOf(environment, "mail-imap", "passwords"),
      },
      ...networks.joinedBy("webmail"),
      volumes: [
        { volume: screens.volumeName, target: "/data" },
        { volume: sessionKey.volumeName, target: "/secret" },
        // The mail servers show the city's certificate; its authority is in the image, or our own.
        ...(environment.acme.directory === "pebble"
          ? [{ volume: names.of("pebble-public"), target: "/public", readOnly: true }]
          : []),
      ],
      tmpfs,
      // Twenty-four processes of PHP, some of which carry a file of 25 MB.
      memoryMiB: 1024,
      placement,
    });
  }
}
