import { Construct, type IConstruct } from "constructs";
import type { Environment } from "../../environments/environment";
import type { CitySettings } from "../../model/city";
import type { Names } from "../../model/names";
import type { IChannel } from "../channel/channel";
import { homeOf } from "../swarm/home";
import type { IOverlayNetwork } from "../swarm/overlay-network";
import { SwarmService } from "../swarm/swarm-service";
import { Volume } from "../swarm/volume";

export interface MailServersProps {
  readonly city: CitySettings;
  readonly environment: Environment;
  readonly names: Names;
  readonly image: string;
  readonly channel: IChannel;
  /** The name of the volume with the city's certificates, as the foundation made it. */
  readonly certificatesVolume: string;
  readonly network: IOverlayNetwork;
}

/** The official mailboxes of the city's own domain. */
export interface IMailServers extends IConstruct {
  /** The name that clients know the servers by, and that stands in their certificate. */
  readonly mailHost: string;
}

/**
 * Postfix in front, Dovecot behind. Accounts come through the channel; their passwords are made and kept inside the
 * volume `secret-mail`, which nothing but Dovecot mounts.
 */
export class MailServers extends Construct implements IMailServers {
  public readonly mailHost: string;

  constructor(scope: Construct, id: string, props: MailServersProps) {
    super(scope, id);
    const { city, environment, names, network } = props;
    const home = homeOf(this, environment, "edge");
    const { placement } = home;
    this.mailHost = `mail.${city.zone}`;
    const facts = [
      { volume: props.channel.volumeName, target: "/config", readOnly: true },
      { volume: props.certificatesVolume, target: "/certificates", readOnly: true },
    ];
    const tmpfs = [
      { target: "/run", sizeMiB: 64 },
      { target: "/tmp", sizeMiB: 64 },
    ];

    const queue = new Volume(this, "mail-queue", { name: names.of("mail-queue"), home });
    new SwarmService(this, "mail-mx", {
      name: names.of("mail-mx"),
      image: props.image,
      args: ["mx"],
      environment: {
        ZONE: city.zone,
        MAIL_HOST: this.mailHost,
        IMAP_SERVICE: names.of("mail-imap"),
        OUTBOUND: environment.mail.outbound,
      },
      networks: [network],
      volumes: [...facts, { volume: queue.volumeName, target: "/var/spool/postfix" }],
      tmpfs,
      ports: [
        { target: 2525, published: environment.ports.smtp },
        { target: 5587, published: environment.ports.submission },
        { target: 5465, published: environment.ports.submissions },
      ],
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
      environment: { MAIL_HOST: this.mailHost },
      networks: [network],
      volumes: [
        ...facts,
        { volume: data.volumeName, target: "/var/mail-data" },
        { volume: secret.volumeName, target: "/secret" },
      ],
      tmpfs,
      ports: [{ target: 5993, published: environment.ports.imaps }],
      // Each login costs 64 MiB for the time of one Argon2 hash.
      memoryMiB: 2048,
      placement,
      stopGraceSeconds: 30,
    });
  }
}
